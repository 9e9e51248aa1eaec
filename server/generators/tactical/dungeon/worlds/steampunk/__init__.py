"""The age of steam: boiler works, manufactories, institutes, mines with engines, and clubs of gentlemen."""

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds.layouts import HOUSES, TUNNELS, WORKS
from server.generators.tactical.dungeon.worlds.world import World

FURNITURE = {
    "torch": "gas_lamp", "brazier": "gas_standard", "candle": "oil_lamp", "vigil": "oil_lamp", "hearth": "furnace",
    "statue": "automaton", "urn": "canister", "rack": "gun_rack", "armour": "suit", "workbench": "lathe",
    "cauldron": "tesla_coil", "rubble": "coal", "skull_pile": "coal", "goods": "gauge_panel", "chest": "safe",
    "prop_frame": "", "grindstone": "gears", "throne": "armchair", "circle": "", "weapon_pile": "gears",
    "idol": "automaton",
    "altar": "console", "straw": "sack", "cage": "tesla_coil",
}  # fmt: skip

NAMES = {
    "entrance": "Gatehouse", "hall": "Gangway", "treasury": "Strongroom", "guard": "Watchmen",
    "barracks": "Workers' bunks",
    "quarters": "Director's rooms", "kitchen": "Canteen kitchen", "dining": "Canteen", "store": "Parts store",
    "study": "Drawing office", "workshop": "Machine shop", "armoury": "Arsenal", "prison": "Lock-up",
    "laboratory": "Laboratory", "library": "Library of patents", "observatory": "Observatory",
    "menagerie": "Test cages",
    "map_room": "Survey room", "cistern": "Feed water", "pump": "Pump house", "pool": "Condenser pool",
    "fountain": "Fountain",
    "cellar": "Oil cellar", "lair": "Nest in the flues", "stairs": "Spiral stair", "cavein": "Burst flue",
    "face": "Coal face",
    "pit": "Ash pit", "gallery": "Hall of inventions", "training": "Proving hall", "stream": "Tail race",
    "chasm": "Gear pit",
    "grotto": "Flooded gallery", "camp": "Strikers' camp", "fungus": "Damp gallery",
}  # fmt: skip

STORIES = {
    "last_stand": "Whoever lies here fell with a spanner at hand.",
    "quarrel": "A chair is overturned and a cup spilled: somebody ran when the whistle blew.",
    "ransacked": "Sacks are slit and crates forced: somebody looked for the plans.",
    "plundered": "The safe stands open, cracked by somebody who knew how.",
    "dragged": "A trail of dried blood leads in from the door.",
    "bivouac": "Someone slept here between two shifts: the lamp is still warm.",
    "tunnel": "Somebody began to break through this wall and gave up.",
    "torn_books": "Drawings lie torn from their shelves; one sheet is missing.",
    "burst_vessel": "A carboy has burst; what ran out has bitten into the floor.",
    "footprints": "Sooty prints lead in from the door, stop, and do not lead out again.",
}

TITLES = ("{name} {noun}", "The {adjective} {noun}", "The {noun} of {name}", "The {adjective} {noun} at {name}")

BOILER_WORKS = Place(
    "boiler_works",
    "A boiler works: boilers and their coal, engines, gauges, pump house and workers' bunks.",
    1.3, *WORKS[:2],
    needs=("boiler_room", "engine_hall", "gauge_room", "treasury", "coal_cellar", "workshop", "pump", "boiler_room",
           "barracks"),
    pool=(
        ("boiler_room", 4), ("engine_hall", 3), ("coal_cellar", 3), ("workshop", 2), ("store", 3), ("gauge_room", 1),
        ("cistern", 2), ("pump", 2), ("study", 1), ("guard", 1), ("dining", 1), ("kitchen", 1), ("stairs", 1),
        ("pit", 0.5),
    ),
    titles=TITLES,
    nouns=("Boiler Works", "Steam Works", "Engine House", "Pumping Station", "Gas Works"),
    adjectives=("Great", "Royal", "Thundering", "Cracked", "Number Nine", "Imperial"),
    shapes=WORKS.shapes, wild=0.0, doors=(("iron", 6), ("arch", 2), ("wood", 2)), decay=0.9, paving="plates",
    floors={"barracks": "boards", "study": "boards", "coal_cellar": "bricks", "dining": "boards"},
)  # fmt: skip

MANUFACTORY = Place(
    "manufactory",
    "A manufactory of clockwork: assembly halls, automata, lathes, drawing office and the owner's club.",
    1.2, *WORKS[:2],
    needs=("automata_hall", "engine_hall", "workshop", "treasury", "study", "salon", "store", "workshop", "gauge_room"),
    pool=(
        ("automata_hall", 3), ("workshop", 3), ("engine_hall", 2), ("store", 3), ("study", 2), ("coil_room", 2),
        ("gallery", 1), ("quarters", 1), ("salon", 1), ("barracks", 1), ("guard", 1), ("coal_cellar", 1), ("stairs", 1),
        ("dining", 1),
    ),
    titles=TITLES,
    nouns=("Manufactory", "Clock Works", "Automatory", "Foundry", "Assembly Halls"),
    adjectives=("Brass", "Ticking", "Perpetual", "Grand", "Wound-Down", "Clockmaker's"),
    shapes=WORKS.shapes, wild=0.0, doors=(("iron", 4), ("wood", 4), ("arch", 2)), corridor="runner", decay=0.7,
    paving="plates",
    floors={"salon": "boards", "study": "boards", "quarters": "boards", "automata_hall": "checker"},
)  # fmt: skip

AETHER_INSTITUTE = Place(
    "aether_institute",
    "An institute: coils, laboratories, an observatory, a library, the professors' club and a vault.",
    1.0, *WORKS[:2],
    needs=("observatory", "coil_room", "laboratory", "treasury", "library", "salon", "study", "automata_hall",
           "map_room"),
    pool=(
        ("laboratory", 3), ("coil_room", 3), ("study", 3), ("library", 1), ("gallery", 2), ("workshop", 2),
        ("quarters", 2),
        ("menagerie", 1), ("store", 2), ("boiler_room", 1), ("salon", 1), ("stairs", 1), ("dining", 1), ("kitchen", 1),
    ),
    titles=TITLES,
    nouns=("Institute", "Academy", "Observatory", "Society", "Laboratories"),
    adjectives=("Aetheric", "Galvanic", "Royal", "Lunar", "Secret", "Hollow Earth"),
    shapes=(("rect", 11), ("hall1", 2), ("hall2", 1), ("round", 3), ("oct", 2)), wild=0.0,
    doors=(("wood", 7), ("iron", 2), ("arch", 2)), corridor="runner", decay=0.6, paving="tiles", figures=("sage",),
    floors={"salon": "boards", "library": "boards", "study": "boards", "coil_room": "plates", "boiler_room": "plates"},
)  # fmt: skip

COLLIERY = Place(
    "colliery",
    "A colliery: coal faces, rails, winding engines, lamp room, flooded galleries and burst flues.",
    0.9, *TUNNELS[:2],
    needs=("face", "engine_hall", "treasury", "coal_cellar", "face", "barracks", "boiler_room", "workshop", "cavein"),
    pool=(
        ("face", 5), ("coal_cellar", 3), ("engine_hall", 1), ("boiler_room", 1), ("cavein", 3), ("grotto", 2),
        ("store", 3),
        ("lair", 1), ("guard", 1), ("stream", 5), ("chasm", 4), ("study", 1), ("stairs", 1), ("camp", 1),
    ),
    titles=TITLES,
    nouns=("Colliery", "Pit", "Deep Shaft", "Winding Works"),
    adjectives=("Black", "Firedamp", "Deep", "Iron", "Choking", "Widows'"),
    shapes=TUNNELS.shapes, wild=0.4, doors=(("wood", 4), ("iron", 3), ("arch", 3)), corridor="rails", decay=1.3,
    paving="bricks", like="mine",
    floors={"engine_hall": "plates", "boiler_room": "plates", "barracks": "boards", "study": "boards"},
    names={"entrance": "Winding cage", "hall": "Haulage way", "treasury": "Payroll vault", "chasm": "Old workings"},
)  # fmt: skip

CLUB = Place(
    "club",
    "A club of gentlemen inventors: salon, library, cellars, secret workshop and an engine that heats it all.",
    0.7, *HOUSES[:2],
    needs=("salon", "library", "treasury", "dining", "kitchen", "gallery", "workshop", "boiler_room", "cellar",
           "map_room"),
    pool=(
        ("quarters", 4), ("salon", 2), ("study", 3), ("cellar", 2), ("gallery", 1), ("store", 2), ("coil_room", 1),
        ("guard", 1), ("automata_hall", 1), ("observatory", 1), ("coal_cellar", 1), ("stairs", 1), ("armoury", 1),
    ),
    titles=TITLES,
    nouns=("Club", "Lodge", "House", "Society Rooms"),
    adjectives=("Explorers'", "Aeronauts'", "Difference", "Copper", "Inventors'", "Monocle"),
    shapes=HOUSES.shapes, wild=0.0, doors=(("wood", 8), ("arch", 2)), corridor="runner", decay=0.4, paving="boards",
    floors={"boiler_room": "plates", "workshop": "plates", "cellar": "bricks", "gallery": "checker",
            "kitchen": "tiles"},
    names={"entrance": "Porter's lodge", "workshop": "Secret workshop", "quarters": "Member's room", "hall": "Landing",
           "gallery": "Trophy gallery"},
)  # fmt: skip

STEAMPUNK = World(
    "steampunk",
    "The age of steam: boiler works, manufactories, institutes, collieries and clubs.",
    (BOILER_WORKS, MANUFACTORY, AETHER_INSTITUTE, COLLIERY, CLUB),
    FURNITURE, NAMES, STORIES, {}, ("store", "coal_cellar", "study", "lair", "gallery"),
    openings=("Black", "Copper", "Fog", "Whitmore", "Ash", "Soot", "Crank", "Ember", "Hargreave", "Pendle", "Cobalt",
              "Vane"),
    endings=("ford", " Street", "wick", " & Sons", "gate", " Wharf", "mouth", " Cross", "bridge", "ham"),
)  # fmt: skip
