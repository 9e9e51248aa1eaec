"""A prison below ground."""

from server.generators.tactical.dungeon.places.place import Place

PRISON = Place(
    name="prison",
    about="A prison: cell blocks, interrogation, warden's office, guards' quarters and an oubliette.",
    weight=0.9,
    grand=(("hall2", 2, 10), ("rect", 9, 6), ("rect", 8, 6)),
    wishes=(
        ("rect", 8, 5), ("rect", 7, 5), ("hall2", 2, 8), ("oct", 7, 7), ("rect", 6, 5), ("rect", 7, 6), ("rect", 5, 5),
        ("round", 5, 5), ("rect", 6, 6), ("hall1", 1, 7), ("rect", 5, 6), ("rect", 8, 5), ("ell", 7, 6), ("cave", 7, 6),
    ),
    needs=("prison", "guard", "treasury", "prison", "torture", "study", "barracks", "prison", "pit", "armoury"),
    pool=(
        ("prison", 5), ("guard", 2), ("torture", 1), ("store", 2), ("kitchen", 2), ("dining", 1), ("ossuary", 1),
        ("shrine", 1), ("workshop", 1), ("lair", 1), ("cavein", 1), ("quarters", 1), ("stairs", 1), ("cellar", 1),
        ("grotto", 1), ("training", 1), ("chasm", 3),
    ),
    shapes=(("rect", 14), ("hall1", 2), ("hall2", 2), ("round", 1), ("cave", 1), ("oct", 1), ("ell", 1)),
    doors=(("iron", 5), ("portcullis", 4), ("wood", 3)),
    wild=0.08,
    lit=0.8,
    paving="slabs",
    floors={"study": "boards", "barracks": "boards", "kitchen": "bricks", "dining": "boards", "quarters": "boards"},
    figures=("guardian", "broken"),
    names={
        "entrance": "Gate stair", "prison": "Cell block", "treasury": "Confiscated goods", "guard": "Gaolers' post",
        "study": "Warden's office", "barracks": "Gaolers' dormitory", "pit": "Oubliette", "dining": "Mess hall",
        "torture": "Interrogation", "ossuary": "Charnel", "shrine": "Penitents' chapel", "hall": "Walk of sighs",
        "quarters": "Warden's chamber", "lair": "Hound pit", "workshop": "Chain smithy", "training": "Exercise hall",
    },
    titles=("The {adjective} {noun} of {name}", "{name} {noun}", "The {noun} of {name}", "The {adjective} {noun}"),
    nouns=("Gaol", "Prison", "Dungeon", "Oubliettes", "Cells", "Keep"),
    adjectives=("Iron", "Forgotten", "Sunless", "Grey", "Hopeless", "Drowned", "King's", "Silent"),
)  # fmt: skip
