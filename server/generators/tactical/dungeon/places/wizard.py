"""The cellars of a wizard's tower."""

from server.generators.tactical.dungeon.places.place import Place

WIZARD = Place(
    name="wizard",
    about="A wizard's cellars: laboratories, library, observatory, summoning circle and menagerie.",
    weight=1.0,
    grand=(("round", 7, 7), ("oct", 7, 7), ("rect", 8, 6)),
    wishes=(
        ("round", 7, 7), ("rect", 6, 5), ("hall2", 2, 7), ("rect", 7, 5), ("round", 5, 5), ("rect", 5, 6),
        ("oct", 6, 6),
        ("cross", 7, 7), ("rect", 8, 5), ("cave", 7, 6), ("rect", 5, 5), ("hall1", 1, 6), ("ell", 7, 6), ("rect", 6, 6),
    ),
    needs=(
        "ritual", "treasury", "laboratory", "library", "observatory", "study", "menagerie", "laboratory", "quarters",
        "store",
    ),
    pool=(
        ("laboratory", 2), ("library", 2), ("study", 2), ("fungus", 2), ("gallery", 2), ("store", 2), ("workshop", 1),
        ("fountain", 1), ("pool", 1), ("kitchen", 1), ("dining", 1), ("barracks", 1), ("prison", 1), ("pit", 1),
        ("grotto", 2), ("idol", 1), ("ritual", 1), ("cavein", 1), ("stairs", 1), ("observatory", 1), ("chasm", 4),
    ),
    shapes=(("rect", 9), ("hall1", 2), ("hall2", 1), ("round", 4), ("cave", 1), ("oct", 3), ("apse", 1), ("ell", 1)),
    doors=(("wood", 6), ("iron", 2), ("arch", 2), ("portcullis", 1)),
    corridor="runner",
    floors={
        "laboratory": "bricks", "observatory": "rings", "menagerie": "cobbles", "gallery": "checker",
        "pool": "checker", "store": "boards",
    },
    figures=("sage", "beast", "broken"),
    names={
        "entrance": "Tower stair", "ritual": "Summoning chamber", "treasury": "Vault of wonders",
        "laboratory": "Laboratory", "observatory": "Hall of spheres", "study": "Reading room", "menagerie": "Menagerie",
        "quarters": "Wizard's chamber", "store": "Reagent store", "gallery": "Gallery of failures",
        "fungus": "Fungus garden", "fountain": "Scrying fountain", "pool": "Scrying pool", "workshop": "Golem works",
        "barracks": "Apprentices' dormitory", "prison": "Specimen cells", "hall": "Corridor",
        "pit": "Failed experiment",
        "chasm": "Rift",
    },
    titles=("The Cellars of {name}", "{name}'s {noun}", "The {adjective} {noun} of {name}", "Below {name}'s {noun}"),
    nouns=("Tower", "Sanctum", "Vaults", "Study", "Laboratory", "Spire"),
    adjectives=("Crooked", "Amber", "Sealed", "Thirteenth", "Impossible", "Starlit", "Burnt", "Violet"),
)  # fmt: skip
