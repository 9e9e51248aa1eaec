"""The sewers below a town and whoever hides there."""

from server.generators.tactical.dungeon.places.place import Place

SEWER = Place(
    name="sewer",
    about="Sewers: channels, cisterns, pump rooms, fungus beds, outcasts' camps and a hidden cache.",
    weight=1.0,
    grand=(("hall2", 2, 10), ("rect", 9, 7), ("round", 7, 7)),
    wishes=(
        ("hall2", 2, 9), ("rect", 6, 5), ("hall2", 2, 8), ("oct", 7, 7), ("rect", 7, 5), ("cave", 8, 7),
        ("round", 5, 5),
        ("hall2", 2, 7), ("rect", 5, 5), ("ell", 7, 6), ("rect", 8, 5), ("cave", 7, 6), ("rect", 5, 4), ("hall2", 2, 6),
    ),
    needs=("cistern", "treasury", "pump", "fungus", "lair", "guard", "store", "cistern", "camp", "pit"),
    pool=(
        ("cistern", 3), ("pump", 2), ("camp", 3), ("lair", 3), ("fungus", 3), ("store", 2), ("fountain", 1),
        ("cavein", 2), ("grotto", 2), ("workshop", 1), ("ossuary", 1), ("idol", 1), ("stairs", 1), ("prison", 1),
        ("ritual", 1), ("cellar", 1), ("stream", 6),
    ),
    shapes=(("rect", 10), ("hall1", 1), ("hall2", 4), ("round", 2), ("cave", 2), ("oct", 1), ("ell", 1)),
    doors=(("portcullis", 4), ("iron", 2), ("arch", 4), ("wood", 2)),
    corridor="channel",
    lit=0.55,
    decay=1.2,
    paving="bricks",
    floors={
        "entrance": "cobbles", "pump": "cobbles", "store": "boards", "guard": "cobbles", "treasury": "boards",
        "cistern": "slabs", "camp": "cobbles", "lair": "cobbles", "cellar": "cobbles",
    },
    figures=("broken", "angel"),
    names={
        "entrance": "Grating stair", "cistern": "Cistern", "treasury": "Fence's strongroom", "lair": "Rat nest",
        "guard": "Watch post", "store": "Smugglers' cache", "camp": "Outcasts' camp", "pit": "Overflow shaft",
        "fountain": "Settling basin", "grotto": "Sunken cave", "hall": "Channel", "idol": "Shrine of the drowned",
        "workshop": "Menders' den", "prison": "Forgotten cells",
        "stream": "Storm drain",
    },
    titles=("The {noun} of {name}", "The {adjective} {noun}", "The {noun} beneath {name}", "{name} {noun}"),
    nouns=("Sewers", "Undercrofts", "Drains", "Cisterns", "Culverts", "Outfall"),
    adjectives=("Weeping", "Green", "Sunken", "Choking", "Rat King's", "Reeking", "Old Town", "Blind"),
)  # fmt: skip
