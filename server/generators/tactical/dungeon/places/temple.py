"""A temple of some god, forgotten or not."""

from server.generators.tactical.dungeon.places.place import Place

TEMPLE = Place(
    name="temple",
    about="A temple: sanctum, idol, vestry, cleansing pool, scriptorium and crypts.",
    weight=1.2,
    grand=(("apse", 11, 7), ("hall2", 2, 9), ("round", 7, 7)),
    wishes=(
        ("rect", 6, 5), ("oct", 7, 7), ("rect", 8, 5), ("cross", 7, 7), ("rect", 5, 5), ("rect", 7, 5), ("round", 5, 5),
        ("rect", 5, 6), ("apse", 7, 5), ("hall2", 2, 7), ("rect", 7, 6), ("rect", 5, 4), ("hall1", 1, 6),
    ),
    needs=("shrine", "treasury", "vestry", "idol", "pool", "library", "barracks", "crypt", "dining", "kitchen"),
    pool=(
        ("shrine", 1), ("fountain", 2), ("gallery", 3), ("study", 2), ("store", 3), ("ritual", 2), ("crypt", 2),
        ("quarters", 2), ("ossuary", 1), ("guard", 1), ("stairs", 1), ("cavein", 1), ("pit", 1), ("grotto", 2),
        ("fungus", 1), ("chasm", 3), ("stream", 3),
    ),
    corridor="runner",
    paving="slabs",
    doors=(("wood", 5), ("arch", 3), ("iron", 1)),
    floors={"pool": "checker", "fountain": "rings", "gallery": "checker", "vestry": "boards"},
    figures=("angel", "queen", "sage"),
    names={
        "entrance": "Pilgrims' stair", "shrine": "Sanctum", "treasury": "Reliquary", "barracks": "Acolytes' cells",
        "dining": "Refectory", "library": "Scriptorium", "pool": "Bath of cleansing", "study": "High priest's study",
        "gallery": "Gallery of saints", "fountain": "Font of tears", "quarters": "Prior's chamber",
        "guard": "Temple wardens", "hall": "Cloister", "grotto": "Sacred spring", "ritual": "Chamber of vows",
        "stream": "Living water",
    },
    titles=("The {adjective} {noun} of {name}", "The {noun} of {name}", "{noun} of the {adjective} {omen}"),
    nouns=("Chapel", "Temple", "Sanctum", "Abbey", "Shrine", "Cloister", "Fane"),
    adjectives=("Drowned", "Silent", "Veiled", "Forsaken", "Gilded", "Weeping", "Last", "Hollow"),
)  # fmt: skip
