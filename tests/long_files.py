"""Files of tests that take longest: they begin first, so that at the end no worker is alone with one of them."""

LONGEST = (
    "rpc/test_ragged_requests.py",
    "rpc/test_random_overlays.py",
    "system/test_million_rows.py",
    "rpc/test_large_requests.py",
    "system/test_command_line.py",
    "rpc/contract/test_unset_paths.py",
    "system/test_database_restarts.py",
    "system/test_closed_folders.py",
    "system/test_campaign.py",
    "system/test_calls.py",
    "rpc/test_quotas.py",
    "rpc/test_map_exports.py",
    "system/test_bound_list_plans.py",
    "system/test_bad_networks.py",
    "system/test_list_plans.py",
    "system/test_blob_race.py",
    "system/test_how_tos.py",
    "rpc/test_finished_maps.py",
    "system/test_killed_comfy_painters.py",
    "system/test_killed_painters.py",
    "unit/imaging/finishing/test_wall_check.py",
    "rpc/contract/test_lists_under_writes.py",
)
"""Below tests/, the longest first."""
