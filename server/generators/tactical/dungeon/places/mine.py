"""A mine: worked out, still worked, or taken over."""

from server.generators.tactical.dungeon.places.place import Place

MINE = Place(
    name="mine",
    about="A mine: faces of ore, rails and carts, bunk room, smithy, flooded galleries and cave-ins.",
    weight=1.1,
    grand=(("cave", 11, 8), ("hall2", 2, 10), ("cave", 9, 7)),
    wishes=(
        ("cave", 8, 7), ("hall2", 2, 8), ("cave", 7, 6), ("ell", 7, 6), ("rect", 6, 5), ("cave", 8, 6), ("rect", 7, 5),
        ("hall1", 1, 8), ("rect", 5, 5), ("cave", 7, 7), ("rect", 8, 5), ("hall2", 2, 7), ("cave", 6, 6),
        ("rect", 5, 4),
    ),
    needs=(
        "face", "treasury", "guard", "barracks", "workshop", "store", "grotto", "face", "cavein",
        "kitchen", "chasm",
    ),
    pool=(
        ("face", 5), ("lair", 3), ("grotto", 2), ("fungus", 2), ("cavein", 3), ("store", 3), ("study", 1), ("pit", 1),
        ("workshop", 1), ("quarters", 1), ("dining", 1), ("cellar", 1), ("idol", 1), ("stairs", 1), ("stream", 6),
    ),
    shapes=(("rect", 8), ("hall1", 2), ("hall2", 2), ("cave", 8), ("ell", 2)),
    doors=(("wood", 6), ("arch", 4), ("iron", 1)),
    wild=0.55,
    corridor="rails",
    lit=0.75,
    decay=1.5,
    paving="earth",
    floors={
        "guard": "boards", "barracks": "boards", "kitchen": "bricks", "workshop": "bricks", "treasury": "flagstones",
        "study": "boards", "dining": "boards", "store": "cobbles", "quarters": "boards", "cellar": "cobbles",
        "pit": "cobbles", "idol": "flagstones",
    },
    figures=("broken", "guardian"),
    names={
        "entrance": "Mine head", "face": "Mine face", "treasury": "Ore vault", "guard": "Overseers' post",
        "barracks": "Bunk room", "workshop": "Smithy", "grotto": "Flooded gallery", "kitchen": "Cookhouse",
        "study": "Foreman's office", "pit": "Deep shaft", "dining": "Mess", "hall": "Haulage way",
        "idol": "Shrine of the deep", "store": "Tool store", "cellar": "Ale cellar",
        "chasm": "Old stope", "stream": "Underground stream",
    },
    titles=("The {adjective} {noun} of {name}", "{name} {noun}", "The {noun} under {name}", "{name}'s {noun}"),
    nouns=("Mine", "Delve", "Diggings", "Lode", "Shaft", "Pits"),
    adjectives=("Flooded", "Red", "Broken", "Deep", "Black", "Whispering", "Lost", "Old"),
)  # fmt: skip
