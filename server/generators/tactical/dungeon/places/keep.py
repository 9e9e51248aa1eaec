"""The lower halls of an old keep."""

from server.generators.tactical.dungeon.places.place import Place

KEEP = Place(
    name="keep",
    about="The halls of an old keep: court, guards, kitchen, armoury, chapel, cells and cellars.",
    weight=1.2,
    grand=(("big", 9, 7), ("hall2", 2, 9), ("round", 5, 5)),
    wishes=(
        ("rect", 6, 5), ("rect", 7, 5), ("hall1", 1, 7), ("apse", 8, 5), ("rect", 5, 6), ("rect", 8, 5),
        ("round", 5, 5),
        ("rect", 5, 5), ("ell", 7, 6), ("hall2", 2, 7), ("rect", 7, 6), ("cave", 7, 6), ("rect", 6, 4), ("oct", 7, 7),
    ),
    needs=("throne", "treasury", "guard", "barracks", "kitchen", "dining", "armoury", "prison", "store", "cellar"),
    pool=(
        ("guard", 2), ("barracks", 2), ("store", 2), ("quarters", 3), ("shrine", 1), ("study", 2), ("library", 1),
        ("workshop", 2), ("training", 2), ("map_room", 1), ("fountain", 1), ("cellar", 1), ("crypt", 1), ("stairs", 1),
        ("cavein", 1), ("lair", 1), ("grotto", 1), ("gallery", 1), ("pit", 0.5), ("torture", 0.5), ("chasm", 3),
    ),
    corridor="runner",
    floors={"cellar": "cobbles", "training": "earth", "map_room": "boards", "throne": "checker"},
    figures=("guardian", "queen", "beast"),
    names={
        "entrance": "Gate stair", "throne": "Great hall", "treasury": "Strongroom", "shrine": "Chapel",
        "prison": "Cells", "study": "Steward's office", "quarters": "Lord's chamber", "workshop": "Smithy",
        "fountain": "Well room", "map_room": "War room", "gallery": "Ancestors' gallery", "hall": "Passage",
        "dining": "Feasting hall", "cellar": "Wine cellar", "pit": "Murder hole",
    },
    titles=("The {adjective} Halls of {name}", "{name} {noun}", "The {noun} of {name}", "The {noun} under {name}"),
    nouns=("Keep", "Hold", "Bastion", "Fastness", "Castle", "Redoubt"),
    adjectives=("Fallen", "Crownless", "Old", "Broken", "Besieged", "Long", "Grey", "Oathless"),
)  # fmt: skip
