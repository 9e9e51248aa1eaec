"""What children of the pool have from their start, so that no job waits for it; wiring adds that of generators."""

CHILD_MODULES = (
    "server.usecases.drawing_jobs",
    "server.imaging.uploads.ingest",
    "server.usecases.export_jobs",
    "server.usecases.finish_jobs",
    "server.imaging.finishing.pictures",
    "server.imaging.render.render",
    "server.imaging.render.whole_cells",
    "server.imaging.painted_grids.reading",
    "server.interop.universal_vtt_reader",
    "server.usecases.map_reading",
    "server.interop.self_check",
    "server.processes.preloaded",
)
