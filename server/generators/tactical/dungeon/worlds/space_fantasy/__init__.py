"""Between the stars: derelict ships, stations, temples of whoever was there before, and mines in asteroids."""

from server.generators.tactical.dungeon.places import Place
from server.generators.tactical.dungeon.worlds.layouts import CAVES, DECKS, TUNNELS
from server.generators.tactical.dungeon.worlds.technology import FLOORS, FURNITURE
from server.generators.tactical.dungeon.worlds.world import World

NAMES = {
    "entrance": "Airlock", "hall": "Companionway", "treasury": "Secure hold", "guard": "Security post",
    "barracks": "Crew bunks", "quarters": "Captain's cabin", "kitchen": "Galley", "dining": "Mess",
    "store": "Cargo hold",
    "study": "Log room", "workshop": "Machine shop", "armoury": "Armoury", "prison": "Brig", "laboratory": "Laboratory",
    "library": "Archive", "observatory": "Observation dome", "menagerie": "Xenology", "map_room": "Chart room",
    "cistern": "Water tanks", "pump": "Life support", "pool": "Coolant pool", "fountain": "Coolant column",
    "cellar": "Fuel store", "lair": "Nest", "stairs": "Deck hatch", "cavein": "Hull breach", "face": "Ore face",
    "pit": "Open shaft", "gallery": "Observation gallery", "training": "Gymnasium", "stream": "Stream of ice",
    "chasm": "Rift", "grotto": "Frozen cave", "camp": "Survivors' camp", "fungus": "Overgrowth", "crypt": "Sleepers",
    "shrine": "Star shrine", "ritual": "Gate of stars", "idol": "Watcher", "tomb": "Sleeper's vault",
}  # fmt: skip

STORIES = {
    "last_stand": "Whoever lies here held this room to the last charge.",
    "quarrel": "A chair is overturned and a cup spilled: the crew left in a hurry.",
    "ransacked": "Containers are forced: somebody looked for one crate of many.",
    "plundered": "The case stands open; only its seal is left.",
    "dragged": "A dark trail leads in from the door. Something was dragged.",
    "bivouac": "Somebody slept here after the power failed: the lamp is still warm.",
    "burst_vessel": "A canister has burst; what ran out has bitten into the deck.",
    "shackled": "A prisoner was left behind when the ship was given up.",
    "footprints": "Prints in the frost lead in from the door, stop, and do not lead out again.",
}

DERELICT = Place(
    "derelict",
    "A derelict ship: bridge, reactor, cryo bay, hangar, crew decks, and what came aboard since.",
    1.4, *DECKS[:2],
    needs=("bridge", "reactor_room", "cryo_bay", "hangar", "treasury", "med_bay", "barracks", "dining", "cavein",
           "workshop"),
    pool=(
        ("store", 4), ("barracks", 2), ("cryo_bay", 2), ("hydroponics", 1), ("lair", 2), ("cavein", 1), ("quarters", 1),
        ("armoury", 1), ("prison", 1), ("laboratory", 1), ("pump", 1), ("kitchen", 1), ("fungus", 1), ("stairs", 1),
        ("guard", 1), ("camp", 1),
    ),
    titles=("The {adjective} {noun}", "{noun} of the {name}", "The {noun} {name}", "The Wreck of the {name}"),
    nouns=("Derelict", "Hulk", "Starship", "Cruiser", "Ark", "Freighter"),
    adjectives=("Silent", "Drifting", "Lost", "Frozen", "Burning", "Nameless"),
    shapes=DECKS.shapes, wild=0.0, doors=(("iron", 8), ("arch", 2)), corridor="runner", lit=0.85, decay=0.9,
    paving="plates",
)  # fmt: skip

STAR_STATION = Place(
    "star_station",
    "A station: docks, command, gardens, sleepers, traders, laboratories and a reactor below.",
    1.2, *DECKS[:2],
    needs=("bridge", "hangar", "hydroponics", "reactor_room", "treasury", "med_bay", "chart_room", "dining", "guard",
           "barracks"),
    pool=(
        ("store", 3), ("hydroponics", 2), ("laboratory", 2), ("quarters", 2), ("barracks", 2), ("guard", 1),
        ("hangar", 1),
        ("study", 1), ("library", 1), ("workshop", 1), ("fountain", 1), ("gallery", 1), ("kitchen", 1), ("stairs", 1),
        ("menagerie", 1), ("training", 1),
    ),
    titles=("{name} {noun}", "The {adjective} {noun}", "The {noun} of {name}", "{noun} {name}"),
    nouns=("Station", "Outpost", "Orbital", "Relay", "Port"),
    adjectives=("Farthest", "Golden", "Twilight", "Last", "Turning", "Glass"),
    shapes=(("rect", 10), ("hall1", 1), ("hall2", 3), ("oct", 3), ("round", 2), ("cross", 1)), wild=0.0,
    doors=(("iron", 6), ("arch", 4)), corridor="runner", decay=0.3, paving="plates",
    names={"entrance": "Dock", "bridge": "Command", "quarters": "Cabin", "hall": "Ring corridor"},
)  # fmt: skip

STAR_TEMPLE = Place(
    "star_temple",
    "A temple of those who were there before: crystals, gates of stars, watchers and sleepers.",
    1.0, *CAVES[:2],
    needs=("crystal_hall", "chart_room", "cryo_bay", "treasury", "crystal_hall", "fountain", "reactor_room",
           "observatory", "chasm"),
    pool=(
        ("crystal_hall", 4), ("cryo_bay", 3), ("fountain", 2), ("pool", 1), ("fungus", 2), ("grotto", 2), ("lair", 1),
        ("camp", 1), ("chasm", 4), ("stream", 3), ("laboratory", 1), ("gallery", 1), ("cavein", 1), ("pit", 1),
    ),
    titles=("The {adjective} {noun}", "The {noun} of {name}", "The {adjective} {noun} of {name}"),
    nouns=("Temple", "Star Gate", "Sanctum", "Spire", "Vault", "Choir"),
    adjectives=("Singing", "Astral", "Thousand-Eyed", "Luminous", "Elder", "Dreaming"),
    shapes=(("rect", 5), ("hall1", 1), ("hall2", 2), ("round", 4), ("oct", 4), ("cave", 4), ("cross", 1)), wild=0.3,
    doors=(("arch", 5), ("iron", 4)), corridor="runner", decay=0.7, paving="rings", like="wizard",
    names={"entrance": "Landing", "hall": "Way of lights", "treasury": "Relics", "cryo_bay": "Sleepers",
           "reactor_room": "Heart of light", "laboratory": "Explorers' camp", "chart_room": "Chamber of stars"},
    furniture={"statue": "crystals", "urn": "crystals", "drum": "crystals"},
)  # fmt: skip

ASTEROID_MINE = Place(
    "asteroid_mine",
    "A mine in an asteroid: ore, rails, docks, life support, frozen caves and what sleeps in the ice.",
    0.9, *TUNNELS[:2],
    needs=("face", "hangar", "treasury", "barracks", "pump", "face", "workshop", "reactor_room", "cavein", "dining"),
    pool=(
        ("face", 5), ("store", 3), ("crystal_hall", 2), ("grotto", 2), ("lair", 2), ("cavein", 2), ("med_bay", 1),
        ("hydroponics", 1), ("guard", 1), ("chasm", 5), ("fungus", 1), ("study", 1), ("stairs", 1), ("camp", 1),
    ),
    titles=("{name} {noun}", "The {adjective} {noun}", "The {noun} of {name}"),
    nouns=("Diggings", "Mine", "Excavation", "Rock", "Claim"),
    adjectives=("Airless", "Blue", "Tumbling", "Hollow", "Cursed", "Deep"),
    shapes=TUNNELS.shapes, wild=0.4, doors=(("iron", 6), ("arch", 4)), corridor="rails", decay=1.0, paving="plates",
    names={"hall": "Drift", "treasury": "Ore vault"},
)  # fmt: skip

SPACE_FANTASY = World(
    "space_fantasy",
    "Between the stars: derelict ships, stations, temples of elder races and mines in asteroids.",
    (DERELICT, STAR_STATION, STAR_TEMPLE, ASTEROID_MINE),
    {**FURNITURE, "statue": "suit", "campfire": "floor_lamp", "stairs": "airlock", "ladder": "airlock",
     "goods": "locker_row"},
    NAMES, STORIES, FLOORS, ("store", "study", "lair", "camp", "gallery"),
    openings=("Vega", "Orion", "Nyx", "Selene", "Altair", "Ishtar", "Calypso", "Draco", "Helios", "Mirach", "Sirrah",
              "Auriga"),
    endings=("", "'s Star", " Prime", " Ascendant", " Nine", "'s Wake", " Minor", "'s Lament", " Deep"),
)  # fmt: skip
