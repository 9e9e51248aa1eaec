"""The undercity: data vaults, back-street clinics, laboratories, drains and blocks of cells."""

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds.layouts import DECKS, TUNNELS, WORKS
from server.generators.tactical.dungeon.worlds.technology import FLOORS, FURNITURE
from server.generators.tactical.dungeon.worlds.world import World

NAMES = {
    "entrance": "Lift lobby", "hall": "Corridor", "treasury": "Cold storage", "guard": "Security",
    "barracks": "Dormitory",
    "quarters": "Executive suite", "kitchen": "Canteen kitchen", "dining": "Canteen", "store": "Stock",
    "study": "Office",
    "workshop": "Chop shop", "armoury": "Armoury", "prison": "Holding cells", "torture": "Interrogation",
    "laboratory": "Laboratory", "library": "Archive", "cellar": "Drum store", "lair": "Rat nest", "camp": "Squat",
    "stairs": "Service shaft", "map_room": "Planning room", "pit": "Open shaft", "cistern": "Overflow tank",
    "pump": "Pump room", "fungus": "Mould", "cavein": "Collapse", "stream": "Storm drain", "chasm": "Broken floor",
    "training": "Gym", "menagerie": "Test subjects", "gallery": "Showroom", "grotto": "Flooded tunnel",
    "pool": "Coolant pool",
}  # fmt: skip

STORIES = {
    "last_stand": "Whoever lies here went down shooting; the implants are gone.",
    "quarrel": "A chair is overturned and a drink spilled: somebody ran when the alarm went.",
    "ransacked": "Cases are forced and wiring torn out: somebody was after one chip.",
    "plundered": "The case stands open; the lock was hacked, not forced.",
    "dragged": "A smear of blood leads in from the door. Somebody was dragged.",
    "bivouac": "Someone sleeps here off the grid; the lamp is still warm.",
    "burst_vessel": "A canister has burst; what ran out has bitten into the floor.",
    "shackled": "A body still hangs in its cuffs. The tag says: property.",
    "footprints": "Wet boot prints lead in from the door, stop, and do not lead out again.",
}

TITLES = ("{name} {noun}", "The {noun} under {name}", "{adjective} {noun}", "The {adjective} {noun} of {name}")

DATA_VAULT = Place(
    "data_vault",
    "A data vault: halls of servers, a control room, security, cold storage and crawl ways.",
    1.3, *DECKS[:2],
    needs=("server_hall", "control_room", "treasury", "guard", "server_hall", "study", "workshop", "armoury",
           "barracks"),
    pool=(
        ("server_hall", 5), ("study", 3), ("store", 2), ("guard", 2), ("control_room", 1), ("workshop", 1), ("pool", 1),
        ("training", 1), ("quarters", 1), ("capsules", 1), ("prison", 1), ("stairs", 1), ("night_bar", 0.5),
        ("cellar", 1),
    ),
    titles=TITLES,
    nouns=("Data Vault", "Server Farm", "Node", "Black Archive", "Exchange"),
    adjectives=("Cold", "Null", "Deep", "Ghost", "Zero-Day", "Blind", "Mirrored"),
    shapes=DECKS.shapes, wild=0.0, doors=(("iron", 7), ("arch", 2), ("wood", 1)), corridor="runner", decay=0.5,
    paving="plates",
)  # fmt: skip

BLACK_CLINIC = Place(
    "black_clinic",
    "A clinic without a licence: operating rooms, vats, beds, the implant shop and the morgue.",
    1.1, *DECKS[:2],
    needs=("clinic", "vat_lab", "treasury", "clinic", "workshop", "capsules", "guard", "night_bar", "store"),
    pool=(
        ("clinic", 4), ("vat_lab", 3), ("capsules", 2), ("store", 3), ("workshop", 2), ("study", 2), ("prison", 1),
        ("quarters", 1), ("menagerie", 1), ("cellar", 1), ("stairs", 1), ("server_hall", 1), ("guard", 1),
    ),
    titles=TITLES,
    nouns=("Clinic", "Body Shop", "Surgery", "Chrome Ward", "Organ Bank"),
    adjectives=("Black", "Neon", "Second Skin", "Midnight", "No-Questions", "Red Cross"),
    shapes=DECKS.shapes, wild=0.02, doors=(("iron", 4), ("wood", 3), ("arch", 3)), decay=0.9, paving="tiles",
    floors={"night_bar": "plates", "workshop": "plates", "store": "plates"},
    names={"entrance": "Waiting room", "treasury": "Implant safe", "study": "Doctor's office", "prison": "Debtors",
           "guard": "Bouncers"},
)  # fmt: skip

CORPORATE_LAB = Place(
    "corporate_lab",
    "A laboratory of a corporation: specimens, clean rooms, servers, executives and their guards.",
    1.0, *WORKS[:2],
    needs=("vat_lab", "laboratory", "control_room", "treasury", "menagerie", "guard", "server_hall", "quarters",
           "armoury"),
    pool=(
        ("laboratory", 4), ("vat_lab", 3), ("study", 3), ("clinic", 2), ("guard", 2), ("server_hall", 2), ("store", 2),
        ("menagerie", 2), ("dining", 1), ("kitchen", 1), ("pool", 1), ("map_room", 1), ("gallery", 1), ("stairs", 1),
    ),
    titles=TITLES,
    nouns=("Laboratory", "Black Site", "Research Wing", "Clean Rooms", "Project"),
    adjectives=("Genesis", "White", "Seraph", "Chimera", "Quiet", "Ninth"),
    shapes=WORKS.shapes, wild=0.0, doors=(("iron", 7), ("arch", 2)), corridor="runner", decay=0.4, paving="tiles",
    names={"menagerie": "Specimens", "treasury": "Prototype vault", "map_room": "Boardroom"},
)  # fmt: skip

STORM_DRAINS = Place(
    "storm_drains",
    "The drains below the city and who lives there: channels, squats, a bar, stolen goods and pumps.",
    1.2, *TUNNELS[:2],
    needs=("cistern", "treasury", "camp", "night_bar", "pump", "store", "workshop", "camp", "lair", "capsules"),
    pool=(
        ("camp", 4), ("store", 3), ("cistern", 3), ("pump", 2), ("lair", 2), ("fungus", 2), ("workshop", 1),
        ("clinic", 1),
        ("capsules", 2), ("server_hall", 1), ("cavein", 2), ("grotto", 1), ("stairs", 1), ("stream", 6), ("prison", 1),
    ),
    titles=("{name} {noun}", "The {noun} under {name}", "The {adjective} {noun}"),
    nouns=("Drains", "Underline", "Sumps", "Low Market", "Outflow"),
    adjectives=("Drowned", "Rat King's", "Chrome", "Nameless", "Flooded", "Acid"),
    shapes=(("rect", 10), ("hall1", 1), ("hall2", 4), ("oct", 1), ("cave", 2), ("ell", 1)), wild=0.15,
    doors=(("portcullis", 3), ("iron", 3), ("arch", 4)), corridor="channel", lit=0.8, decay=1.2, paving="plates",
    like="sewer",
    names={"entrance": "Manhole", "treasury": "Fence's stash", "hall": "Channel", "guard": "Lookouts"},
    furniture={"campfire": "fire_drum", "bed": "bedroll"},
)  # fmt: skip

HOLDING_BLOCK = Place(
    "holding_block",
    "A private prison in a tower: cells, interrogation, guards, control room and a body bank.",
    0.9, *DECKS[:2],
    needs=("prison", "control_room", "treasury", "prison", "torture", "guard", "armoury", "clinic", "capsules",
           "prison"),
    pool=(
        ("prison", 5), ("guard", 3), ("store", 2), ("capsules", 2), ("vat_lab", 1), ("training", 1), ("dining", 1),
        ("kitchen", 1), ("study", 1), ("server_hall", 1), ("clinic", 1), ("stairs", 1), ("pit", 0.5),
    ),
    titles=("{name} {noun}", "The {adjective} {noun}", "{adjective} {noun} {name}"),
    nouns=("Holding Block", "Detention", "Stack", "Penitentiary", "Correction Centre"),
    adjectives=("Iron", "Silent", "Corporate", "Maximum", "Hollow"),
    shapes=DECKS.shapes, wild=0.0, doors=(("iron", 6), ("portcullis", 4)), decay=0.7, paving="plates",
    names={"treasury": "Evidence", "clinic": "Infirmary", "study": "Director"},
)  # fmt: skip

CYBERPUNK = World(
    "cyberpunk",
    "The undercity: data vaults, clinics without a licence, laboratories, drains and blocks of cells.",
    (DATA_VAULT, BLACK_CLINIC, CORPORATE_LAB, STORM_DRAINS, HOLDING_BLOCK),
    {**FURNITURE, "statue": "vending_machine", "campfire": "fire_drum", "stairs": "airlock"}, NAMES, STORIES, FLOORS,
    ("store", "study", "camp", "lair", "cellar"),
    openings=("Kuro", "Neo", "Arc", "Hex", "Vanta", "Sable", "Ono", "Chrome", "Zen", "Lumen", "Kessler", "Obsidian"),
    endings=("tech", " Plaza", " Nine", " Tower", "dyne", " Sector", " Seven", " Heights", "corp", " Junction"),
)  # fmt: skip
