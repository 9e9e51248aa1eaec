"""A tomb and its traps."""

from server.generators.tactical.dungeon.places.place import Place

TOMB = Place(
    name="tomb",
    about="A tomb: a great sarcophagus, crypts, ossuaries, embalming, statues and traps.",
    weight=1.0,
    grand=(("rect", 8, 7), ("hall2", 2, 9), ("oct", 7, 7)),
    wishes=(
        ("rect", 7, 5), ("rect", 6, 5), ("cross", 7, 7), ("hall1", 1, 7), ("rect", 5, 6), ("round", 5, 5),
        ("rect", 6, 6),
        ("apse", 8, 5), ("rect", 7, 6), ("hall2", 2, 7), ("round", 7, 7), ("rect", 5, 5), ("rect", 8, 5),
        ("cave", 7, 6),
    ),
    needs=("tomb", "treasury", "crypt", "ossuary", "pit", "shrine", "gallery", "embalming", "crypt", "urns"),
    pool=(
        ("crypt", 4), ("ossuary", 2), ("gallery", 2), ("urns", 2), ("pit", 1), ("pool", 1), ("ritual", 1),
        ("cavein", 2),
        ("lair", 2), ("idol", 1), ("store", 1), ("stairs", 1), ("grotto", 1), ("fungus", 1), ("armoury", 1),
        ("shrine", 1), ("tomb", 1), ("study", 0.5), ("camp", 1), ("chasm", 4), ("stream", 3),
    ),
    doors=(("wood", 2), ("arch", 3), ("iron", 3)),
    corridor="statues",
    lit=0.45,
    decay=1.3,
    paving="slabs",
    floors={"tomb": "checker", "gallery": "checker", "embalming": "bricks", "pool": "slabs", "pit": "flagstones"},
    figures=("guardian", "queen", "broken"),
    names={
        "entrance": "Descending stair", "tomb": "Burial chamber", "treasury": "Grave goods",
        "gallery": "Hall of the line",
        "shrine": "Funerary chapel", "embalming": "House of salt", "urns": "Canopic chamber", "pit": "False tomb",
        "pool": "Mirror pool", "armoury": "Honour guard", "store": "Offerings", "hall": "Processional way",
        "study": "Chamber of records", "camp": "Robbers' camp", "idol": "Guardian of the dead",
        "stream": "River of the dead",
    },
    titles=("The {noun} of {name}", "The {adjective} {noun} of {name}", "{name}'s {noun}", "The {adjective} {noun}"),
    nouns=("Tomb", "Barrow", "Crypt", "Mausoleum", "Sepulchre", "Catacombs"),
    adjectives=("Sealed", "Nameless", "Twice-Robbed", "Moonless", "Ashen", "Patient", "White", "Sunken"),
)  # fmt: skip
