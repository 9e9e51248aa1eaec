"""The den of smugglers or thieves."""

from server.generators.tactical.dungeon.places.place import Place

DEN = Place(
    name="den",
    about="A den of smugglers: stores, bunk rooms, a common room, a chief's room, hostages and a hoard.",
    weight=0.9,
    grand=(("rect", 8, 6), ("cave", 10, 8), ("hall2", 2, 7)),
    wishes=(
        ("rect", 6, 5), ("rect", 7, 5), ("cave", 8, 7), ("rect", 5, 6), ("hall1", 1, 7), ("rect", 8, 5), ("rect", 5, 5),
        ("ell", 7, 6), ("cave", 7, 6), ("rect", 6, 4), ("rect", 7, 6), ("hall2", 2, 8), ("round", 5, 5), ("rect", 5, 4),
    ),
    needs=(
        "dining", "treasury", "store", "grotto", "guard", "barracks", "map_room", "quarters",
        "kitchen", "store", "stream",
    ),
    pool=(
        ("store", 4), ("cellar", 2), ("barracks", 2), ("training", 1), ("workshop", 2), ("prison", 1), ("lair", 2),
        ("cavein", 1), ("guard", 2), ("armoury", 1), ("camp", 2), ("fungus", 1), ("grotto", 1), ("stairs", 1),
        ("pit", 1), ("quarters", 1), ("shrine", 0.5), ("study", 1), ("chasm", 4),
    ),
    shapes=(("rect", 11), ("hall1", 2), ("hall2", 1), ("cave", 4), ("round", 1), ("ell", 2)),
    doors=(("wood", 8), ("arch", 2), ("iron", 1)),
    wild=0.35,
    paving="cobbles",
    floors={
        "dining": "boards", "store": "boards", "guard": "boards", "map_room": "boards", "training": "earth",
        "quarters": "boards", "workshop": "flagstones",
    },
    figures=("broken", "beast"),
    names={
        "entrance": "Hidden stair", "dining": "Common room", "treasury": "Hoard", "grotto": "Boat cave",
        "guard": "Lookouts", "barracks": "Bunk room", "map_room": "Planning room", "quarters": "Chief's room",
        "store": "Contraband", "workshop": "Forgers' workshop", "prison": "Hostages", "lair": "Beast pen",
        "training": "Fighting pit", "hall": "Passage", "camp": "New arrivals",
        "stream": "Smugglers' creek",
    },
    titles=("{name}'s {noun}", "The {adjective} {noun}", "The {noun} at {name}", "The {adjective} {noun} of {name}"),
    nouns=("Den", "Hideout", "Cove", "Lair", "Cellars", "Rookery"),
    adjectives=("Crooked", "Black", "Laughing", "One-Eyed", "Salt", "Red Lantern", "Hanged Man's", "Quiet"),
)  # fmt: skip
