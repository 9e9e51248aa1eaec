"""The frontier: gold mines, saloons, jails, hideouts and missions."""

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds.layouts import HOUSES, TUNNELS
from server.generators.tactical.dungeon.worlds.world import World

FURNITURE = {
    "torch": "lantern", "brazier": "lantern_post", "candle": "oil_lamp", "hearth": "stove", "rack": "gun_rack",
    "armour": "saddle", "statue": "cactus", "urn": "spittoon", "sarcophagus": "coffin", "globe": "cactus",
    "rug": "hides",
    "lectern": "stool", "skull_pile": "bones", "vigil": "oil_lamp", "straw": "hay_bale", "idol": "cactus",
    "weapon_pile": "rope_coil", "circle": "",
}  # fmt: skip

NAMES = {
    "entrance": "Front steps", "hall": "Passage", "treasury": "Strongroom", "guard": "Watchman's room",
    "barracks": "Bunkhouse", "quarters": "Boss's room", "kitchen": "Cookhouse", "dining": "Mess", "store": "Store",
    "cellar": "Whiskey cellar", "study": "Office", "workshop": "Blacksmith", "armoury": "Gun room", "prison": "Cells",
    "lair": "Coyote den", "grotto": "Flooded cave", "stairs": "Way down", "camp": "Campfire", "map_room": "Survey room",
    "cavein": "Cave-in", "chasm": "Gulch", "stream": "Creek", "pit": "Pitfall", "fungus": "Damp cave",
    "training": "Shooting range", "face": "Gold vein", "crypt": "Burial vault", "library": "Records",
}  # fmt: skip

STORIES = {
    "last_stand": "Whoever lies here lost a gunfight.",
    "quarrel": "A chair is overturned and a glass spilled: somebody reached for a gun.",
    "ransacked": "Sacks are slit and crates forced: somebody looked for the payroll.",
    "plundered": "The chest stands open; the robbers left a few coins.",
    "dragged": "A trail of dried blood leads in from the door.",
    "bivouac": "Someone slept here with one eye open: the lamp is still warm.",
    "tunnel": "Somebody began to dig through this wall and ran out of time.",
    "shackled": "A prisoner was forgotten here, irons and all.",
    "burst_vessel": "A jug of rotgut has burst; the boards are bleached.",
    "footprints": "Tracks of spurred boots lead in, stop, and do not lead out again.",
}

GOLD_MINE = Place(
    "gold_mine",
    "A gold mine: veins, rails and carts, powder store, assay office, bunkhouse and cave-ins.",
    1.2, *TUNNELS[:2],
    needs=("face", "treasury", "assay_office", "barracks", "powder_store", "workshop", "store", "face", "kitchen",
           "cavein"),
    pool=(
        ("face", 5), ("cavein", 3), ("store", 3), ("powder_store", 2), ("grotto", 2), ("lair", 2), ("camp", 2),
        ("quarters", 1), ("stable", 1), ("stream", 5), ("chasm", 4), ("cellar", 1), ("stairs", 1), ("guard", 1),
    ),
    titles=("The {adjective} {noun}", "{name} {noun}", "The {noun} at {name}", "The {adjective} {noun} of {name}"),
    nouns=("Mine", "Lode", "Diggings", "Claim", "Shaft", "Strike"),
    adjectives=("Lucky", "Widow's", "Lost", "Dutchman's", "Busted", "Silver", "Hard Luck", "Red"),
    shapes=TUNNELS.shapes, wild=0.5, doors=(("wood", 6), ("arch", 4)), corridor="rails", lit=0.8, decay=1.4,
    paving="earth", like="mine",
    floors={"barracks": "boards", "kitchen": "boards", "assay_office": "boards", "quarters": "boards",
            "store": "boards",
            "treasury": "flagstones", "guard": "boards", "stable": "earth"},
    names={"entrance": "Mine head", "treasury": "Payroll vault", "hall": "Drift", "chasm": "Old stope",
           "stream": "Underground stream", "guard": "Foreman's post"},
)  # fmt: skip

SALOON = Place(
    "saloon",
    "A saloon: the bar, a gaming room, rooms to let, the whiskey cellar and what goes on below.",
    1.2, *HOUSES[:2],
    needs=("bar", "gaming_room", "treasury", "kitchen", "cellar", "quarters", "quarters", "stable", "store", "study"),
    pool=(
        ("quarters", 5), ("gaming_room", 2), ("cellar", 3), ("store", 3), ("kitchen", 1), ("dining", 1), ("bar", 1),
        ("undertaker", 1), ("guard", 1), ("stable", 1), ("barracks", 1), ("stairs", 1), ("cavein", 0.5), ("pit", 0.5),
        ("powder_store", 0.5),
    ),
    titles=("The {adjective} {noun}", "{name} {noun}", "The {adjective} {noun} of {name}"),
    nouns=("Saloon", "Hotel", "Cantina", "Dance Hall", "Palace"),
    adjectives=("Golden", "Broken Spur", "Silver Dollar", "Last Chance", "Painted Lady", "Long Branch", "Dusty",
                "Royal"),
    shapes=HOUSES.shapes, wild=0.05, doors=(("wood", 8), ("arch", 2), ("iron", 0.5)), decay=0.7, paving="boards",
    floors={"cellar": "cobbles", "stable": "earth", "kitchen": "boards", "treasury": "slabs"},
    names={"quarters": "Room to let", "treasury": "House safe", "study": "Owner's office", "guard": "Bouncers' room",
           "barracks": "Girls' rooms", "dining": "Parlour", "kitchen": "Kitchen", "pit": "Trapdoor"},
)  # fmt: skip

JAILHOUSE = Place(
    "jailhouse",
    "A county jail: cells, the sheriff's office, gun room, gallows yard and the undertaker next door.",
    1.0, *HOUSES[:2],
    needs=("prison", "undertaker", "guard", "treasury", "study", "prison", "armoury", "stable", "kitchen"),
    pool=(
        ("prison", 5), ("guard", 2), ("store", 2), ("barracks", 2), ("undertaker", 1), ("armoury", 1), ("stable", 1),
        ("quarters", 1), ("kitchen", 1), ("cellar", 1), ("training", 1), ("stairs", 1), ("workshop", 1),
    ),
    titles=("{name} {noun}", "The {noun} of {name}", "The {adjective} {noun}"),
    nouns=("Jail", "County Jail", "Jailhouse", "Lock-Up", "Stockade"),
    adjectives=("Old", "Hangman's", "Adobe", "Territorial", "Crooked", "Sheriff's"),
    shapes=HOUSES.shapes, wild=0.05, doors=(("wood", 4), ("iron", 4), ("portcullis", 2)), decay=0.8, paving="slabs",
    floors={"study": "boards", "guard": "boards", "barracks": "boards", "quarters": "boards", "stable": "earth"},
    names={"guard": "Deputies' room", "study": "Sheriff's office", "treasury": "Seized goods",
           "quarters": "Judge's room",
           "barracks": "Posse's bunks", "prison": "Cell block"},
)  # fmt: skip

HIDEOUT = Place(
    "hideout",
    "Smugglers' tunnels: loot, bunks, a stable below ground, powder, a campfire and a way out.",
    1.1, *TUNNELS[:2],
    needs=("camp", "treasury", "stable", "barracks", "powder_store", "store", "map_room", "grotto", "gaming_room"),
    pool=(
        ("store", 4), ("camp", 3), ("stable", 2), ("powder_store", 2), ("cellar", 2), ("lair", 2), ("grotto", 2),
        ("cavein", 2), ("prison", 1), ("quarters", 1), ("armoury", 1), ("training", 1), ("stream", 4), ("chasm", 4),
        ("stairs", 1), ("guard", 2),
    ),
    titles=("The {adjective} {noun}", "{name} {noun}", "The {noun} at {name}", "The {adjective} {noun} of {name}"),
    nouns=("Hideout", "Tunnels", "Roost", "Canyon", "Hole-in-the-Wall", "Corral"),
    adjectives=("Outlaws'", "Rattlesnake", "Dead Man's", "Hidden", "Vulture", "Robbers'", "Bandit", "Coyote"),
    shapes=TUNNELS.shapes, wild=0.45, doors=(("wood", 7), ("arch", 3)), decay=1.1, paving="earth", like="den",
    floors={"barracks": "boards", "gaming_room": "boards", "map_room": "boards", "quarters": "boards",
            "store": "boards"},
    names={"entrance": "Hidden gulch", "treasury": "Loot", "guard": "Lookouts", "map_room": "Planning table",
           "prison": "Hostages", "store": "Contraband", "hall": "Tunnel"},
)  # fmt: skip

MISSION = Place(
    "mission",
    "An old mission: chapel, cloister, burial vaults, garden well and what the padres hid.",
    0.8, *HOUSES[:2],
    needs=("shrine", "treasury", "vestry", "crypt", "quarters", "dining", "kitchen", "stable", "library", "cellar"),
    pool=(
        ("quarters", 4), ("crypt", 3), ("store", 2), ("vestry", 1), ("fountain", 2), ("undertaker", 1), ("cellar", 2),
        ("study", 1), ("cavein", 1), ("grotto", 1), ("stairs", 1), ("barracks", 1), ("guard", 1),
    ),
    titles=("{name} {noun}", "The {adjective} {noun}", "The {adjective} {noun} of {name}"),
    nouns=("Mission", "Chapel", "Hacienda", "Cloister"),
    adjectives=("Old", "Burned", "Weeping", "White", "Padre's", "Abandoned"),
    shapes=(("rect", 12), ("hall1", 2), ("hall2", 1), ("apse", 1)), decay=1.0, paving="tiles",
    floors={"stable": "earth", "cellar": "cobbles", "crypt": "slabs"},
    names={"entrance": "Gate", "shrine": "Chapel", "vestry": "Sacristy", "quarters": "Padre's cell",
           "treasury": "Hidden silver", "dining": "Refectory", "library": "Archive", "hall": "Cloister"},
    furniture={"statue": "statue", "candle": "candle", "rug": "rug", "lectern": "lectern"}, figures=("angel", "sage"),
)  # fmt: skip

WESTERN = World(
    "western",
    "The frontier: gold mines, saloons, jails, hideouts and missions.",
    (GOLD_MINE, SALOON, JAILHOUSE, HIDEOUT, MISSION),
    FURNITURE, NAMES, STORIES, {}, ("store", "quarters", "camp", "cellar", "lair"),
    openings=("Dry", "Red", "Dead Horse", "Coffin", "Silver", "Eagle", "Bitter", "Whiskey", "Tomb", "Buzzard", "Salt",
              "Perdition", "Lone", "Copper", "Sorrow"),
    endings=(" Creek", " Gulch", " Flats", " Ridge", " Springs", " Wells", " Canyon", " Crossing", " Bluff", " Pass"),
)  # fmt: skip
