"""What the wood took back: barrows in groves, warrens of roots, caves of beasts, overgrown ruins."""

from dataclasses import replace

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.places.temple import TEMPLE
from server.generators.tactical.dungeon.places.tomb import TOMB
from server.generators.tactical.dungeon.worlds.layouts import CAVES, TUNNELS
from server.generators.tactical.dungeon.worlds.world import World

TITLES = ("The {adjective} {noun}", "The {noun} of {name}", "{name} {noun}", "The {adjective} {noun} of {name}")

GROVE_BARROW = replace(
    TOMB, name="grove_barrow",
    about="A barrow in a grove: standing stones, roots through the ceiling, graves of old chiefs.",
    weight=1.2, like="tomb", titles=TITLES, nouns=("Barrow", "Cairn", "Mound", "Ring"),
    adjectives=("Green", "Hollow", "Elder", "Oaken", "Singing", "Antlered"),
    grand=CAVES.grand, wishes=CAVES.wishes, shapes=CAVES.shapes, wild=0.5,
    needs=("grove", "tomb", "treasury", "root_hollow", "moot", "ossuary", "urns", "grove", "fountain", "lair"),
    pool=(
        ("grove", 4), ("root_hollow", 4), ("tomb", 2), ("ossuary", 2), ("urns", 2), ("grotto", 3), ("lair", 2),
        ("fungus", 2),
        ("moot", 1), ("nests", 1), ("idol", 1), ("stream", 5), ("cavein", 1), ("store", 1), ("camp", 1),
    ),
    names={**TOMB.names, "tomb": "Chief's grave", "treasury": "Grave gifts", "urns": "Ferns and ashes",
           "hall": "Root way"},
)  # fmt: skip

ROOT_WARREN = Place(
    "root_warren",
    "A warren below a great tree: root hollows, nests, mushrooms, a moot ring, stores for the winter.",
    1.4, *CAVES[:2],
    needs=("root_hollow", "grove", "treasury", "moot", "nests", "fungus", "camp", "grotto", "stream", "root_hollow"),
    pool=(
        ("root_hollow", 5), ("nests", 3), ("fungus", 3), ("lair", 3), ("grotto", 3), ("grove", 3), ("camp", 2),
        ("store", 2),
        ("moot", 1), ("stream", 5), ("cavein", 1), ("workshop", 1), ("kitchen", 1), ("chasm", 2),
    ),
    titles=TITLES, nouns=("Warren", "Root", "Hollow", "Burrow", "Tree"),
    adjectives=("Old", "Whispering", "Great", "Badger", "Mossy", "Sleeping"),
    shapes=CAVES.shapes, wild=0.7, doors=(("wood", 5), ("arch", 5)), corridor="plain", lit=0.8, decay=1.0,
    paving="earth",
    like="mine", figures=("beast",),
    names={"entrance": "Way between roots", "hall": "Burrow", "treasury": "Winter hoard", "store": "Nuts and roots",
           "kitchen": "Hearth", "workshop": "Carver's hollow", "fungus": "Mushroom garden", "grotto": "Spring",
           "lair": "Badger set", "stream": "Brook", "chasm": "Root gap", "camp": "Wanderers' fire"},
)  # fmt: skip

BEAST_CAVE = Place(
    "beast_cave",
    "Caves of beasts: dens, nests, a bone heap, springs, and hunters who came after them.",
    1.1, *TUNNELS[:2],
    needs=("lair", "nests", "treasury", "grotto", "camp", "lair", "fungus", "stream", "root_hollow", "chasm"),
    pool=(
        ("lair", 4), ("nests", 4), ("grotto", 3), ("fungus", 3), ("root_hollow", 3), ("grove", 2), ("cavein", 2),
        ("camp", 2),
        ("stream", 5), ("chasm", 4), ("store", 1), ("idol", 1), ("ossuary", 1),
    ),
    titles=TITLES, nouns=("Den", "Caves", "Lair", "Hollow"),
    adjectives=("Bear's", "Howling", "Fallen", "Wolf", "Mist", "Honey"),
    shapes=(("rect", 3), ("hall1", 2), ("cave", 11), ("ell", 1), ("round", 1)), wild=0.9, doors=(("arch", 7),
                                                                                                 ("wood", 3)),
    lit=0.7, decay=1.1, paving="earth", like="mine",
    names={"entrance": "Cave mouth", "hall": "Crawl", "treasury": "Shiny things", "store": "Hunters' cache",
           "camp": "Hunters' camp",
           "stream": "Brook", "grotto": "Spring", "ossuary": "Bone heap", "idol": "Painted rock"},
)  # fmt: skip

OVERGROWN_RUIN = replace(
    TEMPLE, name="overgrown_ruin",
    about="A temple that the wood took back: trees in the nave, ferns, springs and roots.",
    weight=1.1, like="temple", titles=TITLES, nouns=("Ruin", "Temple", "Garden", "Terraces"),
    adjectives=("Overgrown", "Blooming", "Ivy", "Sunken", "Fern", "Wild"),
    needs=("grove", "shrine", "treasury", "pool", "root_hollow", "moot", "grotto", "fountain", "grove", "library"),
    pool=(
        ("grove", 5), ("root_hollow", 3), ("fountain", 2), ("gallery", 2), ("nests", 2), ("fungus", 2), ("cavein", 2),
        ("grotto", 2), ("crypt", 1), ("camp", 1), ("stream", 5), ("store", 1), ("pool", 1), ("moot", 1),
    ),
    names={**TEMPLE.names, "grove": "Trees in the court", "shrine": "Green sanctum", "gallery": "Gallery of ferns"},
    wild=0.35, decay=1.6,
)  # fmt: skip

NATURE = World(
    "nature",
    "What the wood took back: barrows in groves, warrens of roots, caves of beasts, overgrown ruins.",
    (GROVE_BARROW, ROOT_WARREN, BEAST_CAVE, OVERGROWN_RUIN),
    {
        "statue": "standing_stone", "urn": "fern", "bench": "log_seat", "crack": "roots", "barrel": "stump",
        "rubble": "fern",
        "pillar": "tree", "throne": "tree", "bed": "nest", "skull_pile": "nest", "rack": "log_seat", "armour": "stump",
        "crate": "sack", "globe": "fern", "lectern": "stump", "idol": "standing_stone", "rug": "", "runner": "",
        "circle": "",
    },
    {"grove": "Grove", "root_hollow": "Root hollow"},
    fallbacks=("root_hollow", "lair", "store", "nests", "camp"),
    openings=("Oak", "Fern", "Moss", "Bramble", "Willow", "Stag", "Hazel", "Thistle", "Heron", "Elder", "Rowan",
              "Birch"),
    endings=("dale", "hollow", "wood", "mere", "glade", "root", "brook", "fell", "shade", "barrow"),
)  # fmt: skip
