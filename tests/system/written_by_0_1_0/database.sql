--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: blobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.blobs (
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    touched_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: generation_tasks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.generation_tasks (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    type character varying(50) NOT NULL,
    status character varying(50) NOT NULL,
    priority integer NOT NULL,
    params jsonb NOT NULL,
    result jsonb,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    last_attempt timestamp with time zone,
    retry_count integer DEFAULT 0 NOT NULL,
    max_retries integer DEFAULT 3 NOT NULL,
    retry_delay integer DEFAULT 5 NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    scope character varying(128),
    labels jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL,
    run_after timestamp with time zone,
    worker_losses integer DEFAULT 0 NOT NULL,
    cancel_requested_at timestamp with time zone,
    event_seq bigint DEFAULT 0 NOT NULL,
    finished_at timestamp with time zone,
    traceparent character varying(64),
    start_tag bigint DEFAULT '0'::bigint NOT NULL,
    event_xid xid8,
    retry_of uuid
);


--
-- Name: image_overlays; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.image_overlays (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    image_id uuid NOT NULL,
    type character varying(50) NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    data jsonb NOT NULL,
    style jsonb NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    audience character varying(20) DEFAULT 'players'::character varying NOT NULL,
    z integer DEFAULT 0 NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL
);


--
-- Name: images; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.images (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    type character varying(50) NOT NULL,
    subtype character varying(50) NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    url character varying(1024) NOT NULL,
    format character varying(50) DEFAULT 'png'::character varying NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    size integer NOT NULL,
    theme character varying(50) NOT NULL,
    style_data jsonb,
    generation_params jsonb,
    source_id uuid,
    source_type character varying(50),
    row_version bigint DEFAULT 1 NOT NULL,
    scope character varying(128),
    labels jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL,
    parent_image_id uuid,
    task_id uuid,
    sha256 character varying(64),
    source_sha256 character varying(64),
    revision bigint DEFAULT 1 NOT NULL,
    generator character varying(50),
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (((name)::text || ' '::text) || COALESCE("left"(description, 100000), ''::text)))) STORED
);


--
-- Name: maintenance_runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.maintenance_runs (
    step character varying(50) NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL,
    seconds double precision NOT NULL,
    outcome jsonb NOT NULL
);


--
-- Name: map_grids; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.map_grids (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    image_id uuid NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    size integer DEFAULT 50 NOT NULL,
    color character varying(50) DEFAULT '#000000'::character varying NOT NULL,
    opacity double precision DEFAULT 0.5 NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    kind character varying(20) DEFAULT 'square'::character varying NOT NULL,
    cell_size double precision,
    offset_x double precision DEFAULT 0 NOT NULL,
    offset_y double precision DEFAULT 0 NOT NULL,
    line_width double precision DEFAULT 1 NOT NULL,
    distance_per_cell double precision DEFAULT 5 NOT NULL,
    distance_unit character varying(16) DEFAULT 'ft'::character varying NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL
);


--
-- Name: queue_pauses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.queue_pauses (
    whole boolean NOT NULL,
    scope character varying(128) NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    paused_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL,
    paused_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: queue_turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.queue_turns (
    priority integer NOT NULL,
    scope character varying(128) NOT NULL,
    next_tag bigint NOT NULL,
    queued_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='70');


--
-- Name: renders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.renders (
    digest character varying(64) NOT NULL,
    image_id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    format character varying(50) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    warnings jsonb DEFAULT '[]'::jsonb NOT NULL,
    used_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: request_ids; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_ids (
    caller character varying(255) NOT NULL,
    method character varying(100) NOT NULL,
    request_id uuid NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    resource_ids uuid[] NOT NULL
);


--
-- Name: style_presets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.style_presets (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    name character varying(50) NOT NULL,
    display_name character varying(255) NOT NULL,
    description text,
    category character varying(50) NOT NULL,
    config jsonb NOT NULL,
    prompts jsonb NOT NULL,
    compatibility jsonb NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL
);


--
-- Name: task_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task_events (
    task_id uuid NOT NULL,
    seq bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    attempt integer NOT NULL,
    kind character varying(30) NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


--
-- Name: task_leases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task_leases (
    task_id uuid NOT NULL,
    attempt integer NOT NULL,
    worker_id character varying(100) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    beaten_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='70');


--
-- Name: task_progress; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.task_progress (
    task_id uuid NOT NULL,
    attempt integer NOT NULL,
    version bigint NOT NULL,
    fraction double precision NOT NULL,
    stage character varying(100) NOT NULL,
    preview bytea,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    output_index integer DEFAULT 0 NOT NULL
);


--
-- Name: task_workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task_workers (
    worker_id character varying(100) NOT NULL,
    slots integer NOT NULL,
    version character varying(50) NOT NULL,
    draining boolean DEFAULT false NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    beaten_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='70');


--
-- Name: theme_elements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.theme_elements (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    category character varying(50) NOT NULL,
    name character varying(50) NOT NULL,
    display_name character varying(255) NOT NULL,
    description text,
    config jsonb NOT NULL,
    prompts jsonb NOT NULL,
    compatibility jsonb NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL
);


--
-- Name: theme_variations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.theme_variations (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    theme_id uuid NOT NULL,
    name character varying(50) NOT NULL,
    display_name character varying(255) NOT NULL,
    description text,
    config_override jsonb NOT NULL,
    variable_override jsonb NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL,
    loaded_digest character varying(64)
);


--
-- Name: themes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.themes (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    is_deleted boolean DEFAULT false NOT NULL,
    name character varying(50) NOT NULL,
    display_name character varying(255) NOT NULL,
    description text,
    config jsonb NOT NULL,
    variables jsonb NOT NULL,
    prompts jsonb NOT NULL,
    styles jsonb NOT NULL,
    row_version bigint DEFAULT 1 NOT NULL,
    created_by character varying(255) DEFAULT 'anonymous'::character varying NOT NULL,
    loaded_digest character varying(64)
);


--
-- Name: thumbnails; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thumbnails (
    sha256 character varying(64) NOT NULL,
    content bytea NOT NULL
);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES
	('0005');


--
-- Data for Name: blobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.blobs VALUES
	('c15bb70b66bcd7794b09086d73761e75d15c2f48cab28ee7b8c20ade9a47a0a3', 9332, '2026-11-28 17:14:38.616421+00'),
	('49b95f9d8d3b76c32fc970fab8ad34aa47fdc5231c53c9d63310f47b6c07f7b9', 264, '2026-11-28 17:14:38.896303+00'),
	('5bad3c89c18efbc094cb2c75522197615eb8aae9e41b34a5aeaa77ed189010ad', 238, '2026-11-28 17:14:38.940758+00'),
	('9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d', 174952, '2026-11-28 17:14:47.353484+00'),
	('75ebce2f5e42a7a307b58c98e2f218876a13fecfcf708980bcd8cd42924e5ef0', 160596, '2026-11-28 17:14:48.681707+00'),
	('c80497c3c9aa39982e307303b00aff44b73aee5743b605a2f8026fc348afb9fb', 3770, '2026-11-28 17:14:49.139876+00'),
	('453e581bfcde7c27240c6f10ed1c961ada97aa973539675c0904fd09645a9a26', 143859, '2026-11-28 17:15:37.410489+00');


--
-- Data for Name: generation_tasks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.generation_tasks VALUES
	('01a22327-0421-7219-8aa5-523973cee398', '2026-11-28 17:14:49.250016+00', '2026-11-28 17:14:49.255006+00', NULL, false, 'generate', 'cancelled', 0, '{"seed": 3518110181, "type": "map", "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', NULL, 0, NULL, NULL, 0, 3, 5, 3, 'campaign/paused', '{}', 'anonymous', NULL, 0, NULL, 2, '2026-11-28 17:14:49.255006+00', NULL, 0, '771', NULL),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', '2026-11-28 17:14:39.103491+00', '2026-11-28 17:14:48.761824+00', NULL, false, 'generate', 'succeeded', 0, '{"seed": 7, "type": "map", "count": 2, "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "variation": "ink_and_wash", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', '{"outputs": [{"seed": 7, "index": 0, "image_id": "01a22326-fce0-741b-bd8d-c4d3bc42a834"}, {"seed": 8, "index": 1, "image_id": "01a22327-0204-7649-bcdd-82a08f75ec8d"}]}', 1, NULL, '2026-11-28 17:14:43.950105+00', 0, 3, 5, 22, 'campaign/42', '{"session": "12"}', 'anonymous', NULL, 0, NULL, 21, '2026-11-28 17:14:48.761824+00', NULL, 0, '754', NULL),
	('01a22327-041b-7702-979c-5119f4d998ce', '2026-11-28 17:14:49.244167+00', '2026-11-28 17:14:49.244167+00', NULL, false, 'generate', 'queued', 5, '{"seed": 3, "type": "map", "theme": "gloom", "subtype": "tactical", "generator": "dungeon", "variation": "winter", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', NULL, 0, NULL, NULL, 0, 3, 5, 2, 'campaign/paused', '{}', 'anonymous', NULL, 0, NULL, 1, NULL, NULL, 0, '769', NULL),
	('01a22327-042e-7cc6-9ea9-15a47a1ac089', '2026-11-28 17:14:49.263062+00', '2026-11-28 17:14:49.298351+00', '2026-11-28 17:14:49.298351+00', true, 'generate', 'cancelled', 0, '{"seed": 1601562510, "type": "map", "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', NULL, 0, NULL, NULL, 0, 3, 5, 4, 'campaign/paused', '{}', 'anonymous', NULL, 0, NULL, 2, '2026-11-28 17:14:49.282335+00', NULL, 1, '773', NULL),
	('01a22327-0464-7912-acdf-8c2b55708b9f', '2026-11-28 17:14:49.316612+00', '2026-11-28 17:14:52.008475+00', NULL, false, 'generate', 'waiting', 0, '{"seed": 4183317604, "type": "map", "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "battle_map": {"rows": 24, "columns": 30, "px_per_cell": 40}}', '{"error": {"reason": "JOB_DIED", "message": "the process that did the work ended before it was done", "metadata": {"exit_code": "-9"}}}', 1, 'the process that did the work ended before it was done', '2026-11-28 17:14:50.52566+00', 1, 3, 3600, 5, 'campaign/42', '{}', 'anonymous', '2026-11-28 17:20:40.043475+00', 0, NULL, 4, NULL, NULL, 2, '779', NULL),
	('01a22327-3a73-72e1-91d0-06172030dac3', '2026-11-28 17:15:03.155872+00', '2026-11-28 17:15:13.150798+00', NULL, false, 'generate', 'failed', 0, '{"seed": 3245479711, "type": "map", "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', '{"error": {"reason": "JOB_TIMED_OUT", "message": "the work took longer than 0.05 s and was ended", "metadata": {"seconds": "0.05"}}}', 1, 'the work took longer than 0.05 s and was ended', '2026-11-28 17:15:10.588035+00', 0, 0, 5, 4, 'campaign/42', '{}', 'anonymous', NULL, 0, NULL, 3, '2026-11-28 17:15:13.150798+00', NULL, 3, '787', NULL),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', '2026-11-28 17:15:26.448333+00', '2026-11-28 17:15:37.417283+00', NULL, false, 'generate', 'running', 0, '{"seed": 9, "type": "map", "count": 3, "theme": "high_fantasy", "subtype": "tactical", "generator": "dungeon", "battle_map": {"rows": 12, "columns": 16, "px_per_cell": 20}}', '{"outputs": [{"seed": 9, "index": 0, "image_id": "01a22327-c04f-76db-84f8-ce0408a77cfa"}]}', 1, NULL, '2026-11-28 17:15:33.396226+00', 0, 3, 5, 12, 'campaign/42', '{}', 'anonymous', NULL, 0, NULL, 11, NULL, NULL, 4, '800', NULL),
	('01a22327-c4cc-7131-aeff-fa851a4c622b', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, 'generate', 'queued', 0, '{}', NULL, 0, NULL, NULL, 0, 3, 5, 1, NULL, '{}', 'anonymous', NULL, 0, NULL, 0, NULL, NULL, 0, NULL, NULL);


--
-- Data for Name: image_overlays; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.image_overlays VALUES
	('01a22326-fd18-707c-b486-7fe0245a4516', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'walls', 'Walls', NULL, '{"doors": [{"end": {"cell": {"row": 7.875, "column": 6.5}}, "start": {"cell": {"row": 7.125, "column": 6.5}}, "passage": {"points": [{"cell": {"row": 7.0, "column": 6.0}}, {"cell": {"row": 7.0, "column": 7.0}}, {"cell": {"row": 8.0, "column": 7.0}}, {"cell": {"row": 8.0, "column": 6.0}}]}}, {"end": {"cell": {"row": 5.5, "column": 4.875}}, "kind": "portcullis", "start": {"cell": {"row": 5.5, "column": 4.125}}, "passage": {"points": [{"cell": {"row": 5.0, "column": 4.0}}, {"cell": {"row": 5.0, "column": 5.0}}, {"cell": {"row": 6.0, "column": 5.0}}, {"cell": {"row": 6.0, "column": 4.0}}]}}, {"end": {"cell": {"row": 3.5, "column": 5.875}}, "kind": "arch", "start": {"cell": {"row": 3.5, "column": 5.125}}, "state": "open", "passage": {"points": [{"cell": {"row": 3.0, "column": 5.0}}, {"cell": {"row": 3.0, "column": 6.0}}, {"cell": {"row": 4.0, "column": 6.0}}, {"cell": {"row": 4.0, "column": 5.0}}]}}, {"end": {"cell": {"row": 2.875, "column": 10.5}}, "start": {"cell": {"row": 2.125, "column": 10.5}}, "passage": {"points": [{"cell": {"row": 2.0, "column": 10.0}}, {"cell": {"row": 2.0, "column": 11.0}}, {"cell": {"row": 3.0, "column": 11.0}}, {"cell": {"row": 3.0, "column": 10.0}}]}}, {"end": {"cell": {"row": 8.5, "column": 10.875}}, "kind": "arch", "start": {"cell": {"row": 8.5, "column": 9.125}}, "state": "open", "passage": {"points": [{"cell": {"row": 8.0, "column": 9.0}}, {"cell": {"row": 8.0, "column": 11.0}}, {"cell": {"row": 9.0, "column": 11.0}}, {"cell": {"row": 9.0, "column": 9.0}}]}}, {"end": {"cell": {"row": 4.312, "column": 12.875}}, "kind": "secret", "start": {"cell": {"row": 4.312, "column": 12.125}}, "passage": {"points": [{"cell": {"row": 4.0, "column": 12.0}}, {"cell": {"row": 4.0, "column": 13.0}}, {"cell": {"row": 6.0, "column": 13.0}}, {"cell": {"row": 6.0, "column": 12.0}}]}}], "segments": [{"points": [{"cell": {"row": 1.031, "column": 1.031}}, {"cell": {"row": 2.969, "column": 1.031}}, {"cell": {"row": 2.969, "column": 4.969}}, {"cell": {"row": 3.281, "column": 5.031}}, {"cell": {"row": 3.344, "column": 5.156}}, {"cell": {"row": 3.656, "column": 5.156}}, {"cell": {"row": 3.719, "column": 5.031}}, {"cell": {"row": 4.031, "column": 4.969}}, {"cell": {"row": 4.031, "column": 1.031}}, {"cell": {"row": 4.969, "column": 1.031}}, {"cell": {"row": 4.969, "column": 3.969}}, {"cell": {"row": 5.281, "column": 4.031}}, {"cell": {"row": 5.344, "column": 4.156}}, {"cell": {"row": 5.656, "column": 4.156}}, {"cell": {"row": 5.719, "column": 4.031}}, {"cell": {"row": 6.031, "column": 3.969}}, {"cell": {"row": 6.031, "column": 2.031}}, {"cell": {"row": 8.969, "column": 2.031}}, {"cell": {"row": 8.969, "column": 5.969}}, {"cell": {"row": 8.031, "column": 5.969}}, {"cell": {"row": 7.969, "column": 6.281}}, {"cell": {"row": 7.844, "column": 6.344}}, {"cell": {"row": 7.844, "column": 6.656}}, {"cell": {"row": 7.969, "column": 6.719}}, {"cell": {"row": 7.969, "column": 8.969}}, {"cell": {"row": 8.281, "column": 9.031}}, {"cell": {"row": 8.344, "column": 9.156}}, {"cell": {"row": 8.656, "column": 9.156}}, {"cell": {"row": 8.719, "column": 9.031}}, {"cell": {"row": 8.969, "column": 9.031}}, {"cell": {"row": 9.031, "column": 8.031}}, {"cell": {"row": 10.969, "column": 8.031}}, {"cell": {"row": 10.969, "column": 13.969}}, {"cell": {"row": 9.031, "column": 13.969}}, {"cell": {"row": 9.031, "column": 11.031}}, {"cell": {"row": 8.719, "column": 10.969}}, {"cell": {"row": 8.656, "column": 10.844}}, {"cell": {"row": 8.344, "column": 10.844}}, {"cell": {"row": 8.281, "column": 10.969}}, {"cell": {"row": 7.969, "column": 11.031}}, {"cell": {"row": 7.969, "column": 13.969}}, {"cell": {"row": 6.031, "column": 13.969}}, {"cell": {"row": 6.031, "column": 7.031}}, {"cell": {"row": 6.969, "column": 7.031}}, {"cell": {"row": 7.031, "column": 6.719}}, {"cell": {"row": 7.156, "column": 6.656}}, {"cell": {"row": 7.156, "column": 6.344}}, {"cell": {"row": 7.031, "column": 6.281}}, {"cell": {"row": 6.969, "column": 5.969}}, {"cell": {"row": 6.031, "column": 5.969}}, {"cell": {"row": 6.031, "column": 5.031}}, {"cell": {"row": 5.719, "column": 4.969}}, {"cell": {"row": 5.656, "column": 4.844}}, {"cell": {"row": 5.344, "column": 4.844}}, {"cell": {"row": 5.281, "column": 4.969}}, {"cell": {"row": 4.969, "column": 5.031}}, {"cell": {"row": 4.969, "column": 7.969}}, {"cell": {"row": 4.031, "column": 7.969}}, {"cell": {"row": 4.031, "column": 6.031}}, {"cell": {"row": 3.969, "column": 5.969}}, {"cell": {"row": 3.719, "column": 5.969}}, {"cell": {"row": 3.656, "column": 5.844}}, {"cell": {"row": 3.344, "column": 5.844}}, {"cell": {"row": 3.281, "column": 5.969}}, {"cell": {"row": 2.969, "column": 6.031}}, {"cell": {"row": 2.969, "column": 10.281}}, {"cell": {"row": 2.844, "column": 10.344}}, {"cell": {"row": 2.844, "column": 10.656}}, {"cell": {"row": 2.969, "column": 10.719}}, {"cell": {"row": 3.031, "column": 11.031}}, {"cell": {"row": 3.969, "column": 11.031}}, {"cell": {"row": 3.969, "column": 14.969}}, {"cell": {"row": 1.031, "column": 14.969}}, {"cell": {"row": 1.031, "column": 11.031}}, {"cell": {"row": 1.969, "column": 11.031}}, {"cell": {"row": 2.031, "column": 10.719}}, {"cell": {"row": 2.156, "column": 10.656}}, {"cell": {"row": 2.156, "column": 10.344}}, {"cell": {"row": 2.031, "column": 10.281}}, {"cell": {"row": 1.969, "column": 9.969}}, {"cell": {"row": 1.031, "column": 9.969}}, {"cell": {"row": 1.031, "column": 1.031}}]}]}', '{}', 1, 'players', 100, 'anonymous'),
	('01a22326-fd18-70aa-9812-634e2a1bb4d4', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 8.65, "column": 5.588}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-7107-afbf-149d3e430850', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.35, "column": 5.627}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-715e-b39b-b82346978206', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.25, "column": 12.125}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-71a2-b5a5-fe66fa2917ff', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 4.25, "column": 2.875}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-7336-b477-26dad5c1e41d', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 1.25, "column": 8.375}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-75a2-86b2-f28d88833192', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 2.75, "column": 3.625}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-7872-b83e-ee3301b8f6f0', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 2.604, "column": 7.461}}, "dim": 8.0, "color": "#FFD9A0", "bright": 4.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-787e-bc4c-bafa301067db', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'Light', NULL, '{"at": {"cell": {"row": 10.75, "column": 10.625}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22326-fd18-78c4-ba52-e9dcb3617608', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'marker', '1 Hidden stair', NULL, '{"at": {"cell": {"row": 7.625, "column": 4.375}}, "area": [{"points": [{"cell": {"row": 6.0, "column": 2.0}}, {"cell": {"row": 6.0, "column": 6.0}}, {"cell": {"row": 9.0, "column": 6.0}}, {"cell": {"row": 9.0, "column": 2.0}}]}], "label": "Hidden stair", "number": 1, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22326-fd18-7c44-9da0-dc4fd5d5a6d5', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'marker', '2 Contraband', NULL, '{"at": {"cell": {"row": 2.125, "column": 12.375}}, "area": [{"points": [{"cell": {"row": 1.0, "column": 11.0}}, {"cell": {"row": 1.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 11.0}}]}], "label": "Contraband", "number": 2, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22326-fd18-7e69-b8c6-b758fd0c702b', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'label', 'The Cellars at Caeldale', NULL, '{"at": {"cell": {"row": 11.125, "column": 3.875}}, "text": "The Cellars at Caeldale"}', '{}', 1, 'players', 700, 'anonymous'),
	('01a22327-021b-7088-99c0-1c688a35f253', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'walls', 'Walls', NULL, '{"doors": [{"end": {"cell": {"row": 5.875, "column": 6.5}}, "kind": "iron", "start": {"cell": {"row": 5.125, "column": 6.5}}, "passage": {"points": [{"cell": {"row": 5.0, "column": 6.0}}, {"cell": {"row": 5.0, "column": 7.0}}, {"cell": {"row": 6.0, "column": 7.0}}, {"cell": {"row": 6.0, "column": 6.0}}]}}, {"end": {"cell": {"row": 7.5, "column": 3.875}}, "kind": "iron", "start": {"cell": {"row": 7.5, "column": 3.125}}, "state": "locked", "passage": {"points": [{"cell": {"row": 7.0, "column": 3.0}}, {"cell": {"row": 7.0, "column": 4.0}}, {"cell": {"row": 8.0, "column": 4.0}}, {"cell": {"row": 8.0, "column": 3.0}}]}}, {"end": {"cell": {"row": 6.5, "column": 12.875}}, "kind": "iron", "start": {"cell": {"row": 6.5, "column": 12.125}}, "state": "locked", "passage": {"points": [{"cell": {"row": 6.0, "column": 12.0}}, {"cell": {"row": 6.0, "column": 13.0}}, {"cell": {"row": 7.0, "column": 13.0}}, {"cell": {"row": 7.0, "column": 12.0}}]}}, {"end": {"cell": {"row": 4.5, "column": 12.875}}, "kind": "secret", "start": {"cell": {"row": 4.5, "column": 12.125}}, "passage": {"points": [{"cell": {"row": 4.0, "column": 12.0}}, {"cell": {"row": 4.0, "column": 13.0}}, {"cell": {"row": 5.0, "column": 13.0}}, {"cell": {"row": 5.0, "column": 12.0}}]}}, {"end": {"cell": {"row": 9.875, "column": 8.5}}, "kind": "iron", "start": {"cell": {"row": 9.125, "column": 8.5}}, "state": "locked", "passage": {"points": [{"cell": {"row": 9.0, "column": 8.0}}, {"cell": {"row": 9.0, "column": 9.0}}, {"cell": {"row": 10.0, "column": 9.0}}, {"cell": {"row": 10.0, "column": 8.0}}]}}], "segments": [{"points": [{"cell": {"row": 4.031, "column": 2.031}}, {"cell": {"row": 6.969, "column": 2.031}}, {"cell": {"row": 6.969, "column": 2.969}}, {"cell": {"row": 7.281, "column": 3.031}}, {"cell": {"row": 7.344, "column": 3.156}}, {"cell": {"row": 7.656, "column": 3.156}}, {"cell": {"row": 7.719, "column": 3.031}}, {"cell": {"row": 8.031, "column": 2.969}}, {"cell": {"row": 8.031, "column": 1.031}}, {"cell": {"row": 10.969, "column": 1.031}}, {"cell": {"row": 10.969, "column": 7.969}}, {"cell": {"row": 10.031, "column": 7.969}}, {"cell": {"row": 9.969, "column": 8.281}}, {"cell": {"row": 9.844, "column": 8.344}}, {"cell": {"row": 9.844, "column": 8.656}}, {"cell": {"row": 9.969, "column": 8.719}}, {"cell": {"row": 10.031, "column": 9.031}}, {"cell": {"row": 10.969, "column": 9.031}}, {"cell": {"row": 10.969, "column": 13.969}}, {"cell": {"row": 7.031, "column": 13.969}}, {"cell": {"row": 7.031, "column": 13.031}}, {"cell": {"row": 6.719, "column": 12.969}}, {"cell": {"row": 6.656, "column": 12.844}}, {"cell": {"row": 6.344, "column": 12.844}}, {"cell": {"row": 6.281, "column": 12.969}}, {"cell": {"row": 5.969, "column": 13.031}}, {"cell": {"row": 5.969, "column": 13.969}}, {"cell": {"row": 5.031, "column": 13.969}}, {"cell": {"row": 5.031, "column": 6.719}}, {"cell": {"row": 5.156, "column": 6.656}}, {"cell": {"row": 5.156, "column": 6.344}}, {"cell": {"row": 5.031, "column": 6.281}}, {"cell": {"row": 4.969, "column": 5.969}}, {"cell": {"row": 4.031, "column": 5.969}}, {"cell": {"row": 4.031, "column": 2.031}}]}, {"points": [{"cell": {"row": 7.656, "column": 3.844}}, {"cell": {"row": 7.344, "column": 3.844}}, {"cell": {"row": 7.281, "column": 3.969}}, {"cell": {"row": 6.969, "column": 4.031}}, {"cell": {"row": 6.969, "column": 5.969}}, {"cell": {"row": 6.031, "column": 5.969}}, {"cell": {"row": 5.969, "column": 6.281}}, {"cell": {"row": 5.844, "column": 6.344}}, {"cell": {"row": 5.844, "column": 6.656}}, {"cell": {"row": 5.969, "column": 6.719}}, {"cell": {"row": 5.969, "column": 11.969}}, {"cell": {"row": 6.281, "column": 12.031}}, {"cell": {"row": 6.344, "column": 12.156}}, {"cell": {"row": 6.656, "column": 12.156}}, {"cell": {"row": 6.719, "column": 12.031}}, {"cell": {"row": 7.031, "column": 11.969}}, {"cell": {"row": 7.031, "column": 9.031}}, {"cell": {"row": 8.969, "column": 9.031}}, {"cell": {"row": 9.031, "column": 8.719}}, {"cell": {"row": 9.156, "column": 8.656}}, {"cell": {"row": 9.156, "column": 8.344}}, {"cell": {"row": 9.031, "column": 8.281}}, {"cell": {"row": 8.969, "column": 7.969}}, {"cell": {"row": 8.031, "column": 7.969}}, {"cell": {"row": 8.031, "column": 4.031}}, {"cell": {"row": 7.719, "column": 3.969}}, {"cell": {"row": 7.656, "column": 3.844}}]}, {"points": [{"cell": {"row": 1.031, "column": 10.031}}, {"cell": {"row": 3.969, "column": 10.031}}, {"cell": {"row": 3.969, "column": 14.969}}, {"cell": {"row": 1.031, "column": 14.969}}, {"cell": {"row": 1.031, "column": 10.031}}]}, {"kind": "object", "points": [{"cell": {"row": 4.066, "column": 5.96}}, {"cell": {"row": 5.106, "column": 5.96}}, {"cell": {"row": 5.106, "column": 5.09}}, {"cell": {"row": 4.066, "column": 5.09}}, {"cell": {"row": 4.066, "column": 5.96}}]}, {"kind": "object", "points": [{"cell": {"row": 9.31, "column": 13.94}}, {"cell": {"row": 9.31, "column": 13.132}}, {"cell": {"row": 9.19, "column": 13.132}}, {"cell": {"row": 9.19, "column": 13.94}}, {"cell": {"row": 9.31, "column": 13.94}}]}, {"kind": "object", "points": [{"cell": {"row": 9.31, "column": 12.382}}, {"cell": {"row": 9.31, "column": 11.56}}, {"cell": {"row": 9.19, "column": 11.56}}, {"cell": {"row": 9.19, "column": 12.382}}, {"cell": {"row": 9.31, "column": 12.382}}]}, {"kind": "object", "points": [{"cell": {"row": 9.31, "column": 11.44}}, {"cell": {"row": 9.31, "column": 10.955}}, {"cell": {"row": 9.19, "column": 10.955}}, {"cell": {"row": 9.19, "column": 11.44}}, {"cell": {"row": 9.31, "column": 11.44}}]}, {"kind": "object", "points": [{"cell": {"row": 9.31, "column": 10.205}}, {"cell": {"row": 9.31, "column": 9.06}}, {"cell": {"row": 9.19, "column": 9.06}}, {"cell": {"row": 9.19, "column": 10.205}}, {"cell": {"row": 9.31, "column": 10.205}}]}, {"kind": "object", "points": [{"cell": {"row": 9.31, "column": 10.955}}, {"cell": {"row": 9.31, "column": 10.205}}, {"cell": {"row": 9.19, "column": 10.205}}, {"cell": {"row": 9.19, "column": 10.955}}, {"cell": {"row": 9.31, "column": 10.955}}]}, {"kind": "object", "points": [{"cell": {"row": 11.0, "column": 11.6}}, {"cell": {"row": 11.0, "column": 11.4}}, {"cell": {"row": 9.15, "column": 11.4}}, {"cell": {"row": 9.15, "column": 11.6}}, {"cell": {"row": 11.0, "column": 11.6}}]}]}', '{}', 1, 'players', 100, 'anonymous'),
	('01a22327-021b-71cd-ae2c-3838091fab0d', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.65, "column": 2.331}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-7286-b416-2097b20ed2ef', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.65, "column": 5.556}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-73ae-8777-bd80e21d54ac', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 5.75, "column": 10.625}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-740f-afca-b3775775cffa', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 8.25, "column": 4.375}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-748b-896d-b1740058fba1', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 8.125, "column": 13.75}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-782c-a463-7f5df0a1e7d5', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'light', 'Light', NULL, '{"at": {"cell": {"row": 1.35, "column": 14.611}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-021b-78b0-9ac6-d28c467595d6', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'marker', '1 Gate stair', NULL, '{"at": {"cell": {"row": 5.625, "column": 4.625}}, "area": [{"points": [{"cell": {"row": 4.0, "column": 2.0}}, {"cell": {"row": 4.0, "column": 6.0}}, {"cell": {"row": 7.0, "column": 6.0}}, {"cell": {"row": 7.0, "column": 2.0}}]}], "label": "Gate stair", "number": 1, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-021b-795b-a6dd-52f1dda3c189', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'marker', '2 Gaolers'' post', 'A chair is overturned and a cup spilled: somebody left in a hurry.', '{"at": {"cell": {"row": 8.875, "column": 2.375}}, "area": [{"points": [{"cell": {"row": 8.0, "column": 1.0}}, {"cell": {"row": 8.0, "column": 8.0}}, {"cell": {"row": 11.0, "column": 8.0}}, {"cell": {"row": 11.0, "column": 1.0}}]}], "label": "Gaolers'' post", "number": 2, "category": "room", "description": "A chair is overturned and a cup spilled: somebody left in a hurry."}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-021b-79d5-8297-d7c55f6bcc49', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'marker', '4 Cell block', NULL, '{"at": {"cell": {"row": 8.125, "column": 10.125}}, "area": [{"points": [{"cell": {"row": 7.0, "column": 9.0}}, {"cell": {"row": 7.0, "column": 14.0}}, {"cell": {"row": 11.0, "column": 14.0}}, {"cell": {"row": 11.0, "column": 9.0}}]}], "label": "Cell block", "number": 4, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-021c-7643-a295-62d839444070', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'marker', '3 Confiscated goods', NULL, '{"at": {"cell": {"row": 2.375, "column": 13.625}}, "area": [{"points": [{"cell": {"row": 1.0, "column": 10.0}}, {"cell": {"row": 1.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 10.0}}]}], "label": "Confiscated goods", "number": 3, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-021c-7f24-bc91-3203de865edd', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', 'label', 'The Grey Oubliettes', NULL, '{"at": {"cell": {"row": 1.875, "column": 6.625}}, "rank": "title", "text": "The Grey\nOubliettes"}', '{}', 1, 'players', 700, 'anonymous'),
	('01a22327-0255-70b6-94d9-f548e21c1d7c', '2026-11-28 17:14:48.790482+00', '2026-11-28 17:14:48.790482+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'label', 'Note', NULL, '{"at": {"cell": {"row": 4.0, "anchor": "center", "column": 3.0}}, "rank": "note", "text": "Beware"}', '{}', 1, 'gm', 5, 'anonymous'),
	('01a22327-0255-73a7-83ba-09740d49fe02', '2026-11-28 17:14:48.790482+00', '2026-11-28 17:14:48.790482+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'label', 'Region', NULL, '{"at": {"pixel": {"x": 50.5, "y": 60.0}}, "text": "The Hall"}', '{"color": "#112233", "opacity": 0.5, "font_size": 20.0}', 1, 'players', 0, 'anonymous'),
	('01a22327-0255-77ec-bf2d-4da437cfa838', '2026-11-28 17:14:48.790482+00', '2026-11-28 17:14:48.790482+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'walls', 'W', NULL, '{"doors": [{"end": {"cell": {"column": 2.0}}, "kind": "secret", "start": {"cell": {"column": 1.0}}, "state": "locked"}], "segments": [{"points": [{"cell": {}}, {"cell": {"column": 4.0}}]}]}', '{}', 1, 'players', 0, 'anonymous'),
	('01a22327-0255-7f9c-bf45-8fac823afd42', '2026-11-28 17:14:48.790482+00', '2026-11-28 17:14:48.790482+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'light', 'L', NULL, '{"at": {"pixel": {"x": 10.0, "y": 10.0}}, "dim": 40.0, "color": "#ffaa00", "bright": 20.0}', '{}', 1, 'players', 0, 'anonymous'),
	('01a22327-0255-74c0-bdef-fd448b9398ac', '2026-11-28 17:14:48.790482+00', '2026-11-28 17:14:48.864245+00', '2026-11-28 17:14:48.864245+00', true, '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'marker', 'M', NULL, '{"at": {"cell": {"row": 1.0, "column": 1.0}}, "number": 3, "category": "trap"}', '{}', 2, 'players', 0, 'anonymous'),
	('01a22327-02fa-7183-8ed6-b4969e1ddfc7', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'label', 'Region', NULL, '{"at": {"pixel": {"x": 50.5, "y": 60.0}}, "text": "The Hall"}', '{"color": "#112233", "opacity": 0.5, "font_size": 20.0}', 1, 'players', 0, 'anonymous'),
	('01a22327-02fa-722f-a13d-f6aa24407185', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'walls', 'W', NULL, '{"doors": [{"end": {"cell": {"column": 2.0}}, "kind": "secret", "start": {"cell": {"column": 1.0}}, "state": "locked"}], "segments": [{"points": [{"cell": {}}, {"cell": {"column": 4.0}}]}]}', '{}', 1, 'players', 0, 'anonymous'),
	('01a22327-02fa-734f-9736-06573b6b9cb7', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'L', NULL, '{"at": {"pixel": {"x": 10.0, "y": 10.0}}, "dim": 40.0, "color": "#ffaa00", "bright": 20.0}', '{}', 1, 'players', 0, 'anonymous'),
	('01a22327-02fa-7564-b09a-949be8960324', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'label', 'Note', NULL, '{"at": {"cell": {"row": 4.0, "anchor": "center", "column": 3.0}}, "rank": "note", "text": "Beware"}', '{}', 1, 'gm', 5, 'anonymous'),
	('01a22327-02fa-7773-b835-93b9aa775f5e', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'walls', 'Walls', NULL, '{"doors": [{"end": {"cell": {"row": 7.875, "column": 6.5}}, "start": {"cell": {"row": 7.125, "column": 6.5}}, "passage": {"points": [{"cell": {"row": 7.0, "column": 6.0}}, {"cell": {"row": 7.0, "column": 7.0}}, {"cell": {"row": 8.0, "column": 7.0}}, {"cell": {"row": 8.0, "column": 6.0}}]}}, {"end": {"cell": {"row": 5.5, "column": 4.875}}, "kind": "portcullis", "start": {"cell": {"row": 5.5, "column": 4.125}}, "passage": {"points": [{"cell": {"row": 5.0, "column": 4.0}}, {"cell": {"row": 5.0, "column": 5.0}}, {"cell": {"row": 6.0, "column": 5.0}}, {"cell": {"row": 6.0, "column": 4.0}}]}}, {"end": {"cell": {"row": 3.5, "column": 5.875}}, "kind": "arch", "start": {"cell": {"row": 3.5, "column": 5.125}}, "state": "open", "passage": {"points": [{"cell": {"row": 3.0, "column": 5.0}}, {"cell": {"row": 3.0, "column": 6.0}}, {"cell": {"row": 4.0, "column": 6.0}}, {"cell": {"row": 4.0, "column": 5.0}}]}}, {"end": {"cell": {"row": 2.875, "column": 10.5}}, "start": {"cell": {"row": 2.125, "column": 10.5}}, "passage": {"points": [{"cell": {"row": 2.0, "column": 10.0}}, {"cell": {"row": 2.0, "column": 11.0}}, {"cell": {"row": 3.0, "column": 11.0}}, {"cell": {"row": 3.0, "column": 10.0}}]}}, {"end": {"cell": {"row": 8.5, "column": 10.875}}, "kind": "arch", "start": {"cell": {"row": 8.5, "column": 9.125}}, "state": "open", "passage": {"points": [{"cell": {"row": 8.0, "column": 9.0}}, {"cell": {"row": 8.0, "column": 11.0}}, {"cell": {"row": 9.0, "column": 11.0}}, {"cell": {"row": 9.0, "column": 9.0}}]}}, {"end": {"cell": {"row": 4.312, "column": 12.875}}, "kind": "secret", "start": {"cell": {"row": 4.312, "column": 12.125}}, "passage": {"points": [{"cell": {"row": 4.0, "column": 12.0}}, {"cell": {"row": 4.0, "column": 13.0}}, {"cell": {"row": 6.0, "column": 13.0}}, {"cell": {"row": 6.0, "column": 12.0}}]}}], "segments": [{"points": [{"cell": {"row": 1.031, "column": 1.031}}, {"cell": {"row": 2.969, "column": 1.031}}, {"cell": {"row": 2.969, "column": 4.969}}, {"cell": {"row": 3.281, "column": 5.031}}, {"cell": {"row": 3.344, "column": 5.156}}, {"cell": {"row": 3.656, "column": 5.156}}, {"cell": {"row": 3.719, "column": 5.031}}, {"cell": {"row": 4.031, "column": 4.969}}, {"cell": {"row": 4.031, "column": 1.031}}, {"cell": {"row": 4.969, "column": 1.031}}, {"cell": {"row": 4.969, "column": 3.969}}, {"cell": {"row": 5.281, "column": 4.031}}, {"cell": {"row": 5.344, "column": 4.156}}, {"cell": {"row": 5.656, "column": 4.156}}, {"cell": {"row": 5.719, "column": 4.031}}, {"cell": {"row": 6.031, "column": 3.969}}, {"cell": {"row": 6.031, "column": 2.031}}, {"cell": {"row": 8.969, "column": 2.031}}, {"cell": {"row": 8.969, "column": 5.969}}, {"cell": {"row": 8.031, "column": 5.969}}, {"cell": {"row": 7.969, "column": 6.281}}, {"cell": {"row": 7.844, "column": 6.344}}, {"cell": {"row": 7.844, "column": 6.656}}, {"cell": {"row": 7.969, "column": 6.719}}, {"cell": {"row": 7.969, "column": 8.969}}, {"cell": {"row": 8.281, "column": 9.031}}, {"cell": {"row": 8.344, "column": 9.156}}, {"cell": {"row": 8.656, "column": 9.156}}, {"cell": {"row": 8.719, "column": 9.031}}, {"cell": {"row": 8.969, "column": 9.031}}, {"cell": {"row": 9.031, "column": 8.031}}, {"cell": {"row": 10.969, "column": 8.031}}, {"cell": {"row": 10.969, "column": 13.969}}, {"cell": {"row": 9.031, "column": 13.969}}, {"cell": {"row": 9.031, "column": 11.031}}, {"cell": {"row": 8.719, "column": 10.969}}, {"cell": {"row": 8.656, "column": 10.844}}, {"cell": {"row": 8.344, "column": 10.844}}, {"cell": {"row": 8.281, "column": 10.969}}, {"cell": {"row": 7.969, "column": 11.031}}, {"cell": {"row": 7.969, "column": 13.969}}, {"cell": {"row": 6.031, "column": 13.969}}, {"cell": {"row": 6.031, "column": 7.031}}, {"cell": {"row": 6.969, "column": 7.031}}, {"cell": {"row": 7.031, "column": 6.719}}, {"cell": {"row": 7.156, "column": 6.656}}, {"cell": {"row": 7.156, "column": 6.344}}, {"cell": {"row": 7.031, "column": 6.281}}, {"cell": {"row": 6.969, "column": 5.969}}, {"cell": {"row": 6.031, "column": 5.969}}, {"cell": {"row": 6.031, "column": 5.031}}, {"cell": {"row": 5.719, "column": 4.969}}, {"cell": {"row": 5.656, "column": 4.844}}, {"cell": {"row": 5.344, "column": 4.844}}, {"cell": {"row": 5.281, "column": 4.969}}, {"cell": {"row": 4.969, "column": 5.031}}, {"cell": {"row": 4.969, "column": 7.969}}, {"cell": {"row": 4.031, "column": 7.969}}, {"cell": {"row": 4.031, "column": 6.031}}, {"cell": {"row": 3.969, "column": 5.969}}, {"cell": {"row": 3.719, "column": 5.969}}, {"cell": {"row": 3.656, "column": 5.844}}, {"cell": {"row": 3.344, "column": 5.844}}, {"cell": {"row": 3.281, "column": 5.969}}, {"cell": {"row": 2.969, "column": 6.031}}, {"cell": {"row": 2.969, "column": 10.281}}, {"cell": {"row": 2.844, "column": 10.344}}, {"cell": {"row": 2.844, "column": 10.656}}, {"cell": {"row": 2.969, "column": 10.719}}, {"cell": {"row": 3.031, "column": 11.031}}, {"cell": {"row": 3.969, "column": 11.031}}, {"cell": {"row": 3.969, "column": 14.969}}, {"cell": {"row": 1.031, "column": 14.969}}, {"cell": {"row": 1.031, "column": 11.031}}, {"cell": {"row": 1.969, "column": 11.031}}, {"cell": {"row": 2.031, "column": 10.719}}, {"cell": {"row": 2.156, "column": 10.656}}, {"cell": {"row": 2.156, "column": 10.344}}, {"cell": {"row": 2.031, "column": 10.281}}, {"cell": {"row": 1.969, "column": 9.969}}, {"cell": {"row": 1.031, "column": 9.969}}, {"cell": {"row": 1.031, "column": 1.031}}]}]}', '{}', 1, 'players', 100, 'anonymous'),
	('01a22327-02fa-7786-b149-6fe468aa727a', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 8.65, "column": 5.588}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-77d6-8091-9c15b6ba559a', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.35, "column": 5.627}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7945-811a-8d69575b82dd', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 6.25, "column": 12.125}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7953-ac4e-9b16710700da', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 4.25, "column": 2.875}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-79b9-b234-927245db44cd', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 1.25, "column": 8.375}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7a6b-b5ee-43abc60c57aa', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 2.75, "column": 3.625}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7aff-9c22-d471e83fc24d', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 2.604, "column": 7.461}}, "dim": 8.0, "color": "#FFD9A0", "bright": 4.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7bec-953e-13947ec09b0b', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'light', 'Light', NULL, '{"at": {"cell": {"row": 10.75, "column": 10.625}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-02fa-7c91-818b-094b77527d27', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'label', 'The Cellars at Caeldale', NULL, '{"at": {"cell": {"row": 11.125, "column": 3.875}}, "text": "The Cellars at Caeldale"}', '{}', 1, 'players', 700, 'anonymous'),
	('01a22327-02fa-7e3c-8828-19773699bcfd', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'marker', '1 Hidden stair', NULL, '{"at": {"cell": {"row": 7.625, "column": 4.375}}, "area": [{"points": [{"cell": {"row": 6.0, "column": 2.0}}, {"cell": {"row": 6.0, "column": 6.0}}, {"cell": {"row": 9.0, "column": 6.0}}, {"cell": {"row": 9.0, "column": 2.0}}]}], "label": "Hidden stair", "number": 1, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-02fa-7ef0-831a-0f4aa2afa854', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', 'marker', '2 Contraband', NULL, '{"at": {"cell": {"row": 2.125, "column": 12.375}}, "area": [{"points": [{"cell": {"row": 1.0, "column": 11.0}}, {"cell": {"row": 1.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 15.0}}, {"cell": {"row": 4.0, "column": 11.0}}]}], "label": "Contraband", "number": 2, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-c073-7108-8559-91b41dc094fe', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'walls', 'Walls', NULL, '{"doors": [{"end": {"cell": {"row": 6.5, "column": 6.875}}, "kind": "portcullis", "start": {"cell": {"row": 6.5, "column": 6.125}}, "passage": {"points": [{"cell": {"row": 6.0, "column": 6.0}}, {"cell": {"row": 6.0, "column": 7.0}}, {"cell": {"row": 7.0, "column": 7.0}}, {"cell": {"row": 7.0, "column": 6.0}}]}}, {"end": {"cell": {"row": 8.875, "column": 9.5}}, "kind": "iron", "start": {"cell": {"row": 8.125, "column": 9.5}}, "state": "locked", "passage": {"points": [{"cell": {"row": 8.0, "column": 9.0}}, {"cell": {"row": 8.0, "column": 10.0}}, {"cell": {"row": 9.0, "column": 10.0}}, {"cell": {"row": 9.0, "column": 9.0}}]}}, {"end": {"cell": {"row": 8.875, "column": 4.5}}, "kind": "iron", "start": {"cell": {"row": 8.125, "column": 4.5}}, "state": "locked", "passage": {"points": [{"cell": {"row": 8.0, "column": 4.0}}, {"cell": {"row": 8.0, "column": 5.0}}, {"cell": {"row": 9.0, "column": 5.0}}, {"cell": {"row": 9.0, "column": 4.0}}]}}, {"end": {"cell": {"row": 6.5, "column": 13.875}}, "start": {"cell": {"row": 6.5, "column": 13.125}}, "passage": {"points": [{"cell": {"row": 6.0, "column": 13.0}}, {"cell": {"row": 6.0, "column": 14.0}}, {"cell": {"row": 7.0, "column": 14.0}}, {"cell": {"row": 7.0, "column": 13.0}}]}}, {"end": {"cell": {"row": 4.875, "column": 10.5}}, "kind": "secret", "start": {"cell": {"row": 4.125, "column": 10.5}}, "passage": {"points": [{"cell": {"row": 4.0, "column": 10.0}}, {"cell": {"row": 4.0, "column": 11.0}}, {"cell": {"row": 5.0, "column": 11.0}}, {"cell": {"row": 5.0, "column": 10.0}}]}}], "segments": [{"points": [{"cell": {"row": 1.031, "column": 14.969}}, {"cell": {"row": 1.031, "column": 11.031}}, {"cell": {"row": 5.969, "column": 11.031}}, {"cell": {"row": 5.969, "column": 12.969}}, {"cell": {"row": 6.281, "column": 13.031}}, {"cell": {"row": 6.344, "column": 13.156}}, {"cell": {"row": 6.656, "column": 13.156}}, {"cell": {"row": 6.719, "column": 13.031}}, {"cell": {"row": 7.031, "column": 12.969}}, {"cell": {"row": 7.031, "column": 10.031}}, {"cell": {"row": 7.969, "column": 10.031}}, {"cell": {"row": 8.031, "column": 9.719}}, {"cell": {"row": 8.156, "column": 9.656}}, {"cell": {"row": 8.156, "column": 9.344}}, {"cell": {"row": 8.031, "column": 9.281}}, {"cell": {"row": 7.969, "column": 8.969}}, {"cell": {"row": 7.031, "column": 8.969}}, {"cell": {"row": 7.031, "column": 7.031}}, {"cell": {"row": 6.719, "column": 6.969}}, {"cell": {"row": 6.656, "column": 6.844}}, {"cell": {"row": 6.344, "column": 6.844}}, {"cell": {"row": 6.281, "column": 6.969}}, {"cell": {"row": 5.969, "column": 7.031}}, {"cell": {"row": 5.969, "column": 9.969}}, {"cell": {"row": 4.031, "column": 9.969}}, {"cell": {"row": 4.031, "column": 3.031}}, {"cell": {"row": 5.969, "column": 3.031}}, {"cell": {"row": 5.969, "column": 5.969}}, {"cell": {"row": 6.281, "column": 6.031}}, {"cell": {"row": 6.344, "column": 6.156}}, {"cell": {"row": 6.656, "column": 6.156}}, {"cell": {"row": 6.719, "column": 6.031}}, {"cell": {"row": 7.031, "column": 5.969}}, {"cell": {"row": 7.031, "column": 5.031}}, {"cell": {"row": 7.969, "column": 5.031}}, {"cell": {"row": 8.031, "column": 4.719}}, {"cell": {"row": 8.156, "column": 4.656}}, {"cell": {"row": 8.156, "column": 4.344}}, {"cell": {"row": 8.031, "column": 4.281}}, {"cell": {"row": 7.969, "column": 3.969}}, {"cell": {"row": 7.031, "column": 3.969}}, {"cell": {"row": 7.031, "column": 1.031}}, {"cell": {"row": 10.969, "column": 1.031}}, {"cell": {"row": 10.969, "column": 3.969}}, {"cell": {"row": 9.031, "column": 3.969}}, {"cell": {"row": 8.969, "column": 4.281}}, {"cell": {"row": 8.844, "column": 4.344}}, {"cell": {"row": 8.844, "column": 4.656}}, {"cell": {"row": 8.969, "column": 4.719}}, {"cell": {"row": 9.031, "column": 5.031}}, {"cell": {"row": 9.969, "column": 5.031}}, {"cell": {"row": 9.969, "column": 8.969}}, {"cell": {"row": 9.031, "column": 8.969}}, {"cell": {"row": 8.969, "column": 9.281}}, {"cell": {"row": 8.844, "column": 9.344}}, {"cell": {"row": 8.844, "column": 9.656}}, {"cell": {"row": 8.969, "column": 9.719}}, {"cell": {"row": 9.031, "column": 10.031}}, {"cell": {"row": 10.969, "column": 10.031}}, {"cell": {"row": 10.969, "column": 14.969}}, {"cell": {"row": 7.031, "column": 14.969}}, {"cell": {"row": 7.031, "column": 14.031}}, {"cell": {"row": 6.719, "column": 13.969}}, {"cell": {"row": 6.656, "column": 13.844}}, {"cell": {"row": 6.344, "column": 13.844}}, {"cell": {"row": 6.281, "column": 13.969}}, {"cell": {"row": 5.969, "column": 14.031}}, {"cell": {"row": 5.969, "column": 14.969}}, {"cell": {"row": 1.031, "column": 14.969}}]}]}', '{}', 1, 'players', 100, 'anonymous'),
	('01a22327-c073-7383-a336-3748ed70aee5', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'light', 'Light', NULL, '{"at": {"cell": {"row": 7.371, "column": 8.65}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-c073-761a-ba5c-c2f7ba4a4529', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'light', 'Light', NULL, '{"at": {"cell": {"row": 9.65, "column": 8.595}}, "dim": 21.0, "color": "#FFD9A0", "bright": 10.5}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-c073-7702-81e7-7912c66dd450', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'light', 'Light', NULL, '{"at": {"cell": {"row": 5.75, "column": 3.875}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous'),
	('01a22327-c073-7720-b566-43f5a59d191f', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'light', 'Light', NULL, '{"at": {"cell": {"row": 1.375, "column": 14.75}}, "dim": 20.0, "color": "#FFD9A0", "bright": 10.0}', '{}', 1, 'players', 650, 'anonymous');
INSERT INTO public.image_overlays VALUES
	('01a22327-c073-77c4-9dfe-a09590ab0933', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'marker', '1 Hidden stair', NULL, '{"at": {"cell": {"row": 7.625, "column": 7.625}}, "area": [{"points": [{"cell": {"row": 7.0, "column": 5.0}}, {"cell": {"row": 7.0, "column": 9.0}}, {"cell": {"row": 10.0, "column": 9.0}}, {"cell": {"row": 10.0, "column": 5.0}}]}], "label": "Hidden stair", "number": 1, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-c073-7802-b7df-0b4ae3eae624', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'marker', '3 Contraband', 'Sacks are slit and crates forced: something was looked for here.', '{"at": {"cell": {"row": 8.375, "column": 12.375}}, "area": [{"points": [{"cell": {"row": 7.0, "column": 10.0}}, {"cell": {"row": 7.0, "column": 15.0}}, {"cell": {"row": 11.0, "column": 15.0}}, {"cell": {"row": 11.0, "column": 10.0}}]}], "label": "Contraband", "number": 3, "category": "room", "description": "Sacks are slit and crates forced: something was looked for here."}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-c073-78e8-aaba-8fd3fed0f5fc', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'marker', '2 Hoard', NULL, '{"at": {"cell": {"row": 9.625, "column": 2.625}}, "area": [{"points": [{"cell": {"row": 7.0, "column": 1.0}}, {"cell": {"row": 7.0, "column": 4.0}}, {"cell": {"row": 11.0, "column": 4.0}}, {"cell": {"row": 11.0, "column": 1.0}}]}], "label": "Hoard", "number": 2, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-c073-79ff-b0f5-d8bc7729194a', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'marker', '4 Lookouts', NULL, '{"at": {"cell": {"row": 1.375, "column": 12.375}}, "area": [{"points": [{"cell": {"row": 1.0, "column": 11.0}}, {"cell": {"row": 1.0, "column": 15.0}}, {"cell": {"row": 6.0, "column": 15.0}}, {"cell": {"row": 6.0, "column": 11.0}}]}], "label": "Lookouts", "number": 4, "category": "room"}', '{}', 1, 'gm', 710, 'anonymous'),
	('01a22327-c073-7b90-85cd-31dc00389906', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', 'label', 'The Black Den of Haralquel', NULL, '{"at": {"cell": {"row": 1.875, "column": 6.875}}, "rank": "title", "text": "The Black Den\nof Haralquel"}', '{}', 1, 'players', 700, 'anonymous'),
	('01a22327-c4c0-7305-84a0-34a20a01439c', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, '01a22327-c4be-7012-bb47-dd5fbddaa2f5', 'label', 'Crypt', NULL, '{}', '{}', 1, 'players', 0, 'anonymous');


--
-- Data for Name: images; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.images VALUES
	('01a22326-dab6-7eb3-8479-4f36a66b32d0', '2026-11-28 17:14:38.647583+00', '2026-11-28 17:14:38.647583+00', NULL, false, 'map', 'other', 'Session-12 boss.lair.png', 'Maps—level “Crypt” of kings', 'sha256/c1/c15bb70b66bcd7794b09086d73761e75d15c2f48cab28ee7b8c20ade9a47a0a3.png', 'png', 64, 48, 9332, 'none', 'null', 'null', NULL, NULL, 1, 'campaign/42', '{"session": "12"}', 'anonymous', NULL, NULL, 'c15bb70b66bcd7794b09086d73761e75d15c2f48cab28ee7b8c20ade9a47a0a3', 'c15bb70b66bcd7794b09086d73761e75d15c2f48cab28ee7b8c20ade9a47a0a3', 1, NULL, DEFAULT),
	('01a22326-dbbe-7064-93aa-aca9447301d4', '2026-11-28 17:14:38.91608+00', '2026-11-28 17:14:38.91608+00', NULL, false, 'map', 'other', 'Tavern/Inn v1.2', NULL, 'sha256/49/49b95f9d8d3b76c32fc970fab8ad34aa47fdc5231c53c9d63310f47b6c07f7b9.png', 'png', 9, 7, 264, 'none', 'null', 'null', NULL, NULL, 1, NULL, '{}', 'anonymous', NULL, NULL, '49b95f9d8d3b76c32fc970fab8ad34aa47fdc5231c53c9d63310f47b6c07f7b9', '49b95f9d8d3b76c32fc970fab8ad34aa47fdc5231c53c9d63310f47b6c07f7b9', 1, NULL, DEFAULT),
	('01a22326-dbe8-754c-a8ac-9b16030a421e', '2026-11-28 17:14:38.953346+00', '2026-11-28 17:14:38.976834+00', '2026-11-28 17:14:38.976834+00', true, 'map', 'other', 'Wynumdor’s Hold', NULL, 'sha256/5b/5bad3c89c18efbc094cb2c75522197615eb8aae9e41b34a5aeaa77ed189010ad.png', 'png', 11, 5, 238, 'none', 'null', 'null', NULL, NULL, 2, NULL, '{}', 'anonymous', NULL, NULL, '5bad3c89c18efbc094cb2c75522197615eb8aae9e41b34a5aeaa77ed189010ad', '5bad3c89c18efbc094cb2c75522197615eb8aae9e41b34a5aeaa77ed189010ad', 1, NULL, DEFAULT),
	('01a22327-0204-7649-bcdd-82a08f75ec8d', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, 'map', 'tactical', 'The Grey Oubliettes', NULL, 'sha256/75/75ebce2f5e42a7a307b58c98e2f218876a13fecfcf708980bcd8cd42924e5ef0.png', 'png', 320, 240, 160596, 'high_fantasy', '{"theme": "high_fantasy", "config": {"battle_map": {"ink": "wash", "mix": 0.1, "glow": 0.42, "line": 0.075, "shadow": 0.5, "ambient": 0.9, "palette": {"ink": "#281F1C", "dirt": "#D9C49C", "grid": "#46362C", "rock": "#A89C8E", "wall": "#786E66", "wood": "#C4A074", "hatch": "#342B26", "joint": "#A89D8A", "paper": "#EEE4CE", "stone": "#DED4BE"}, "saturation": 0.95, "grid_opacity": 0.34}}, "variation": "ink_and_wash", "fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', '{"seed": 8, "theme": "high_fantasy", "generator": "dungeon", "variation": "ink_and_wash", "battle_map": {"rows": 12, "columns": 16, "features": [], "px_per_cell": 20}, "generator_version": "1", "theme_fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', NULL, NULL, 1, 'campaign/42', '{"session": "12"}', 'anonymous', NULL, '01a22326-dc7e-7e88-b0f8-42c34646785d', '75ebce2f5e42a7a307b58c98e2f218876a13fecfcf708980bcd8cd42924e5ef0', NULL, 1, 'dungeon', DEFAULT),
	('01a22326-fce0-741b-bd8d-c4d3bc42a834', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, 'map', 'tactical', 'The Cellars at Caeldale', NULL, 'sha256/94/9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d.png', 'png', 320, 240, 174952, 'high_fantasy', '{"theme": "high_fantasy", "config": {"battle_map": {"ink": "wash", "mix": 0.1, "glow": 0.42, "line": 0.075, "shadow": 0.5, "ambient": 0.9, "palette": {"ink": "#281F1C", "dirt": "#D9C49C", "grid": "#46362C", "rock": "#A89C8E", "wall": "#786E66", "wood": "#C4A074", "hatch": "#342B26", "joint": "#A89D8A", "paper": "#EEE4CE", "stone": "#DED4BE"}, "saturation": 0.95, "grid_opacity": 0.34}}, "variation": "ink_and_wash", "fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', '{"seed": 7, "theme": "high_fantasy", "generator": "dungeon", "variation": "ink_and_wash", "battle_map": {"rows": 12, "columns": 16, "features": [], "px_per_cell": 20}, "generator_version": "1", "theme_fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', NULL, NULL, 1, 'campaign/42', '{"session": "12"}', 'anonymous', NULL, '01a22326-dc7e-7e88-b0f8-42c34646785d', '9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d', NULL, 3, 'dungeon', DEFAULT),
	('01a22327-02c1-7f06-a97c-19cf088e2b31', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, 'map', 'tactical', 'Session 13', NULL, 'sha256/94/9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d.png', 'png', 320, 240, 174952, 'high_fantasy', '{"theme": "high_fantasy", "config": {"battle_map": {"ink": "wash", "mix": 0.1, "glow": 0.42, "line": 0.075, "shadow": 0.5, "ambient": 0.9, "palette": {"ink": "#281F1C", "dirt": "#D9C49C", "grid": "#46362C", "rock": "#A89C8E", "wall": "#786E66", "wood": "#C4A074", "hatch": "#342B26", "joint": "#A89D8A", "paper": "#EEE4CE", "stone": "#DED4BE"}, "saturation": 0.95, "grid_opacity": 0.34}}, "variation": "ink_and_wash", "fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', '{"seed": 7, "theme": "high_fantasy", "generator": "dungeon", "variation": "ink_and_wash", "battle_map": {"rows": 12, "columns": 16, "features": [], "px_per_cell": 20}, "generator_version": "1", "theme_fingerprint": "f977ffd9e5de79a0d4eaafd7a49e98169bbdff950a0fd2556734435923604a8a"}', NULL, NULL, 1, 'campaign/42', '{"session": "12"}', 'anonymous', '01a22326-fce0-741b-bd8d-c4d3bc42a834', NULL, '9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d', NULL, 1, 'dungeon', DEFAULT),
	('01a22327-c04f-76db-84f8-ce0408a77cfa', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, 'map', 'tactical', 'The Black Den of Haralquel', NULL, 'sha256/45/453e581bfcde7c27240c6f10ed1c961ada97aa973539675c0904fd09645a9a26.png', 'png', 320, 240, 143859, 'high_fantasy', '{"theme": "high_fantasy", "config": {"battle_map": {"ink": "masonry", "mix": 0.0, "glow": 1.0, "line": 0.03, "shadow": 0.62, "ambient": 0.74, "palette": {"ink": "#181312", "dirt": "#9A8366", "grid": "#14100E", "rock": "#4A423E", "wall": "#847C73", "wood": "#8E6844", "hatch": "#181414", "joint": "#5C5550", "paper": "#322D2C", "stone": "#A69E92"}, "saturation": 1.0, "grid_opacity": 0.42}}, "variation": "", "fingerprint": "dd460dc8bd53d791b7158b8dc6d8d30b966c8622334f31586b27e6af0068407b"}', '{"seed": 9, "theme": "high_fantasy", "generator": "dungeon", "variation": "", "battle_map": {"rows": 12, "columns": 16, "features": [], "px_per_cell": 20}, "generator_version": "1", "theme_fingerprint": "dd460dc8bd53d791b7158b8dc6d8d30b966c8622334f31586b27e6af0068407b"}', NULL, NULL, 1, 'campaign/42', '{}', 'anonymous', NULL, '01a22327-956f-7c9a-b2d1-6bb6bebfdf71', '453e581bfcde7c27240c6f10ed1c961ada97aa973539675c0904fd09645a9a26', NULL, 1, 'dungeon', DEFAULT),
	('01a22327-c4be-7012-bb47-dd5fbddaa2f5', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, 'map', 'tactical', 'Vault', NULL, 'https://example.com/vault.png', 'png', 640, 480, 1234, 'none', NULL, NULL, NULL, NULL, 1, NULL, '{}', 'anonymous', NULL, NULL, NULL, NULL, 1, NULL, DEFAULT);


--
-- Data for Name: maintenance_runs; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: map_grids; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.map_grids VALUES
	('01a22326-fcf4-7b29-9aa4-462960ae6ef3', '2026-11-28 17:14:47.378497+00', '2026-11-28 17:14:47.378497+00', NULL, false, '01a22326-fce0-741b-bd8d-c4d3bc42a834', true, 20, '#46362C', 0.34, 1, 'square', 20, 0, 0, 1, 5, 'ft', 'anonymous'),
	('01a22327-020d-72d2-88e7-464bd5e63a12', '2026-11-28 17:14:48.700475+00', '2026-11-28 17:14:48.700475+00', NULL, false, '01a22327-0204-7649-bcdd-82a08f75ec8d', true, 20, '#46362C', 0.34, 1, 'square', 20, 0, 0, 1, 5, 'ft', 'anonymous'),
	('01a22327-02eb-7b07-b66e-e5219b315fcb', '2026-11-28 17:14:48.897895+00', '2026-11-28 17:14:48.897895+00', NULL, false, '01a22327-02c1-7f06-a97c-19cf088e2b31', true, 20, '#46362C', 0.34, 1, 'square', 20, 0, 0, 1, 5, 'ft', 'anonymous'),
	('01a22327-c061-73b1-a525-8af15f4994a9', '2026-11-28 17:15:37.417283+00', '2026-11-28 17:15:37.417283+00', NULL, false, '01a22327-c04f-76db-84f8-ce0408a77cfa', true, 20, '#14100E', 0.42, 1, 'square', 20, 0, 0, 1, 5, 'ft', 'anonymous'),
	('01a22327-c4cb-7121-96e3-35599e7102a4', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, '01a22327-c4be-7012-bb47-dd5fbddaa2f5', true, 50, '#000000', 0.5, 1, 'square', NULL, 0, 0, 1, 5, 'ft', 'anonymous');


--
-- Data for Name: queue_pauses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.queue_pauses VALUES
	(false, 'campaign/paused', 'session over', 'anonymous', '2026-11-28 17:14:49.239651+00');


--
-- Data for Name: queue_turns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.queue_turns VALUES
	(5, 'campaign/paused', 1, '2026-11-28 17:14:49.244167+00'),
	(0, 'campaign/paused', 2, '2026-11-28 17:14:49.263062+00'),
	(0, 'campaign/42', 7, '2026-11-28 17:15:26.448333+00');


--
-- Data for Name: renders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.renders VALUES
	('d5fe31fb40bcaf30851661136d3b17aec6eb719da6caf8ccf5d3dc5921ff23e5', '01a22326-fce0-741b-bd8d-c4d3bc42a834', 'c80497c3c9aa39982e307303b00aff44b73aee5743b605a2f8026fc348afb9fb', 3770, 'webp', 96, 72, '[]', '2026-11-28 17:14:49.155344+00');


--
-- Data for Name: request_ids; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.request_ids VALUES
	('anonymous', 'CreateImage', '7550bf97-32f2-4b97-b9d8-a5dad3089ba1', 'd2ad724bb11f7e8d550a67ad8ece29c73f328d007594feca165fde792d9286e4', '2026-11-28 17:14:38.647583+00', '{01a22326-dab6-7eb3-8479-4f36a66b32d0}'),
	('anonymous', 'CreateTask', '3bc79d64-fc8d-4299-b4f1-7496da40175a', '0b56cfa13511587932aee6da2c8eec152ef81576bc632f768527383cc93e16ba', '2026-11-28 17:14:39.103491+00', '{01a22326-dc7e-7e88-b0f8-42c34646785d}'),
	('anonymous', 'BatchCreateOverlays', 'be7cfbb1-a979-4297-b8e5-0ba80182e294', 'f005ba6e6bbb0d9ca1f65db7b3dc55a546e09354d57c9f42da816f3746d4cd4f', '2026-11-28 17:14:48.790482+00', '{01a22327-0255-70b6-94d9-f548e21c1d7c,01a22327-0255-73a7-83ba-09740d49fe02,01a22327-0255-74c0-bdef-fd448b9398ac,01a22327-0255-77ec-bf2d-4da437cfa838,01a22327-0255-7f9c-bf45-8fac823afd42}'),
	('anonymous', 'CopyImage', 'cbbf1144-9321-46bb-8459-27e87653cce4', '1450223bd7b210bd9f9ea4dfe21d1f5ddfccb63d620f226aba395405823bfe4e', '2026-11-28 17:14:48.897895+00', '{01a22327-02c1-7f06-a97c-19cf088e2b31}');


--
-- Data for Name: style_presets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.style_presets VALUES
	('01a22327-0400-736f-b000-407c7af9d9d1', '2026-11-28 17:14:49.21818+00', '2026-11-28 17:14:49.21818+00', NULL, false, 'dusk', 'Dusk', NULL, 'light', '{"x": 1}', '{}', '{}', 1, 'anonymous'),
	('01a22327-c4ce-78f3-bf25-50694336274c', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, 'plain', 'Plain', NULL, 'ink', '{}', '{}', '{}', 1, 'anonymous');


--
-- Data for Name: task_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task_events VALUES
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 1, '738', 0, 'state', '{"state": "queued"}', '2026-11-28 17:14:39.155873+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 2, '740', 1, 'state', '{"state": "running", "worker": "vm-10631-06dcb04c"}', '2026-11-28 17:14:46.072865+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 3, '741', 1, 'stage', '{"index": 0, "stage": "layout"}', '2026-11-28 17:14:46.168153+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 4, '742', 1, 'stage', '{"index": 0, "stage": "furnishing"}', '2026-11-28 17:14:46.667599+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 5, '742', 1, 'stage', '{"index": 0, "stage": "walls"}', '2026-11-28 17:14:46.678958+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 6, '744', 1, 'stage', '{"index": 0, "stage": "floors"}', '2026-11-28 17:14:47.167023+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 7, '744', 1, 'stage', '{"index": 0, "stage": "furniture"}', '2026-11-28 17:14:47.170833+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 8, '744', 1, 'stage', '{"index": 0, "stage": "light"}', '2026-11-28 17:14:47.174822+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 9, '744', 1, 'stage', '{"index": 0, "stage": "painting"}', '2026-11-28 17:14:47.175568+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 10, '745', 1, 'stage', '{"index": 0, "stage": "encoding"}', '2026-11-28 17:14:47.349977+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 11, '747', 1, 'output', '{"output": {"seed": 7, "index": 0, "image_id": "01a22326-fce0-741b-bd8d-c4d3bc42a834"}}', '2026-11-28 17:14:47.482995+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 12, '748', 1, 'stage', '{"index": 1, "stage": "layout"}', '2026-11-28 17:14:47.687103+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 13, '750', 1, 'stage', '{"index": 1, "stage": "furnishing"}', '2026-11-28 17:14:48.17415+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 14, '750', 1, 'stage', '{"index": 1, "stage": "walls"}', '2026-11-28 17:14:48.17504+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 15, '751', 1, 'stage', '{"index": 1, "stage": "floors"}', '2026-11-28 17:14:48.665597+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 16, '751', 1, 'stage', '{"index": 1, "stage": "furniture"}', '2026-11-28 17:14:48.666235+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 17, '751', 1, 'stage', '{"index": 1, "stage": "light"}', '2026-11-28 17:14:48.667594+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 18, '751', 1, 'stage', '{"index": 1, "stage": "painting"}', '2026-11-28 17:14:48.667927+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 19, '751', 1, 'stage', '{"index": 1, "stage": "encoding"}', '2026-11-28 17:14:48.66823+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 20, '753', 1, 'output', '{"output": {"seed": 8, "index": 1, "image_id": "01a22327-0204-7649-bcdd-82a08f75ec8d"}}', '2026-11-28 17:14:48.759481+00'),
	('01a22326-dc7e-7e88-b0f8-42c34646785d', 21, '754', 1, 'terminal', '{"state": "succeeded"}', '2026-11-28 17:14:48.763344+00'),
	('01a22327-041b-7702-979c-5119f4d998ce', 1, '769', 0, 'state', '{"state": "queued"}', '2026-11-28 17:14:49.246089+00'),
	('01a22327-0421-7219-8aa5-523973cee398', 1, '770', 0, 'state', '{"state": "queued"}', '2026-11-28 17:14:49.251824+00'),
	('01a22327-0421-7219-8aa5-523973cee398', 2, '771', 0, 'terminal', '{"state": "cancelled"}', '2026-11-28 17:14:49.258856+00'),
	('01a22327-042e-7cc6-9ea9-15a47a1ac089', 1, '772', 0, 'state', '{"state": "queued"}', '2026-11-28 17:14:49.265029+00'),
	('01a22327-042e-7cc6-9ea9-15a47a1ac089', 2, '773', 0, 'terminal', '{"state": "cancelled"}', '2026-11-28 17:14:49.283401+00'),
	('01a22327-0464-7912-acdf-8c2b55708b9f', 1, '775', 0, 'state', '{"state": "queued"}', '2026-11-28 17:14:49.325211+00'),
	('01a22327-0464-7912-acdf-8c2b55708b9f', 2, '776', 1, 'state', '{"state": "running", "worker": "vm-10631-06dcb04c"}', '2026-11-28 17:14:51.759525+00'),
	('01a22327-0464-7912-acdf-8c2b55708b9f', 3, '777', 1, 'stage', '{"index": 0, "stage": "layout"}', '2026-11-28 17:14:51.784264+00'),
	('01a22327-0464-7912-acdf-8c2b55708b9f', 4, '779', 1, 'attempt_failed', '{"error": {"reason": "JOB_DIED", "message": "the process that did the work ended before it was done", "metadata": {"exit_code": "-9"}}, "state": "waiting"}', '2026-11-28 17:14:52.013977+00'),
	('01a22327-3a73-72e1-91d0-06172030dac3', 1, '783', 0, 'state', '{"state": "queued"}', '2026-11-28 17:15:03.218756+00'),
	('01a22327-3a73-72e1-91d0-06172030dac3', 2, '785', 1, 'state', '{"state": "running", "worker": "vm-11202-c87b0d87"}', '2026-11-28 17:15:13.061514+00'),
	('01a22327-3a73-72e1-91d0-06172030dac3', 3, '787', 1, 'terminal', '{"error": {"reason": "JOB_TIMED_OUT", "message": "the work took longer than 0.05 s and was ended", "metadata": {"seconds": "0.05"}}, "state": "failed"}', '2026-11-28 17:15:13.156543+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 1, '791', 0, 'state', '{"state": "queued"}', '2026-11-28 17:15:26.511409+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 2, '793', 1, 'state', '{"state": "running", "worker": "vm-11530-5765159d"}', '2026-11-28 17:15:35.753995+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 3, '794', 1, 'stage', '{"index": 0, "stage": "layout"}', '2026-11-28 17:15:35.830659+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 4, '797', 1, 'stage', '{"index": 0, "stage": "furnishing"}', '2026-11-28 17:15:37.181334+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 5, '797', 1, 'stage', '{"index": 0, "stage": "walls"}', '2026-11-28 17:15:37.182185+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 6, '798', 1, 'stage', '{"index": 0, "stage": "floors"}', '2026-11-28 17:15:37.387976+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 7, '798', 1, 'stage', '{"index": 0, "stage": "furniture"}', '2026-11-28 17:15:37.389076+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 8, '798', 1, 'stage', '{"index": 0, "stage": "light"}', '2026-11-28 17:15:37.38976+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 9, '798', 1, 'stage', '{"index": 0, "stage": "painting"}', '2026-11-28 17:15:37.390492+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 10, '798', 1, 'stage', '{"index": 0, "stage": "encoding"}', '2026-11-28 17:15:37.394813+00'),
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 11, '800', 1, 'output', '{"output": {"seed": 9, "index": 0, "image_id": "01a22327-c04f-76db-84f8-ce0408a77cfa"}}', '2026-11-28 17:15:37.475455+00');


--
-- Data for Name: task_leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task_leases VALUES
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 1, 'vm-11530-5765159d', '2026-11-28 17:15:52.458499+00', '2026-11-28 17:15:37.458499+00');


--
-- Data for Name: task_progress; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task_progress VALUES
	('01a22327-956f-7c9a-b2d1-6bb6bebfdf71', 1, 4, 0.3333333333333333, 'encoding', '\x524946464e2a00005745425056503820422a0000508a009d012a0001c0003e612891452422a195c9fe98400604b293800a959c5afa98f5e65a11fc479593eb7a68fec7bbffcd279c8fa80e8b4f583f400e992ff476a60d1dd2efd5ff7afddaf5eec31f5a7a8a772fe8df697fcaffe1ff41e2bfca6d42f15baf9b77ff69e823ee8fde7f64bc81b52cf127b01f959ff93c39bf09ff3bd817fa0ff9cf586ff87c9b7edfea23fb67d70fd211ca279486b88ea6bae59cb525940bdb87ec3f59de398c422f1eafbf7455ebe5edbd49afc224ab45b96501fbc4dea8a5103e6c64be8beae729e2e4dc4a18e6a61d8cef803d3f8a1fb75a7040bcbc77f19891e613b98c06d8685c1848bedbae334811ea68420e8b8985158811cb7c40778a8253ea985280b248d0032ce9fd7cfe5dc1681a9cd1cd287ff1a5e8a0f90224d30bb99ee3d7fccdbee071ecf0862c946337d61688414464e33fc0f0a003e43d906395322c82fe4494e95fc5c485e772874be234ac4051b5a34d4a40f3b77173b4c3c5dc79cfca0214893473b5099e25925446f9b6c0aa5db60f6b658a2794dea7c83e55828519b5238e85932c3fa90aa13a6e91f27d0ae7ae74ef7af11ff5ea16548b8b91b559d9bf9a5656582a0e892283627b533a02f1d38f90fcd63a5cfde8b08a815f263b7d172a28cb302ab2651117524d8bb69d378ad8a7b3c75c9ee71990a10d504e935eb038c99ed4781435bc37e66049d3f55d18017363426cc2df0b895adabe0d7346283198a5e5c70807ed81ff0abdee007ab10e07725112e398553a5d542827d18442a03aa92e02029e4fb797971f64bff1eb18d9426455a04a71a6d91f339c76b91841bd4350b3dfaf13fd3a89809d76bb3f75e7aca173362432382885eb6b94fecc4c8debe143224fe90862510cb8807472f68e43dc6b8e39c69945ccedc4bf9fe406c012ee928948d9e14abe0f5d7023853a962516d22a44a54df86a8a51adf320f461cc6f1d7121a9ca342e0a9f4a6d511af4da7f0bab3375e147b8e0d97741f64c5a008532fcfa56d6d2c5b98c7c16a05bda9b99bcf66f8cba0e406f87a77e12eb7c760029d5230bc199149d858486605558c8a08968fc652d36002b3c02a086aef3c770ff00211b8357632435f0f1a0b0bb992529f4c8629bb0f3f82c46c78b81180ab7110a9771ab23a993a93f1f80b815f70d87eb0f51898132647d8e922fffa8814aba46c431c092d1e1db181394a8da7e5922f817cc50ab2915770f27cd33af706b0879723f7d9b429585013b9bd6563c9d9ceda4ed0b7c0349b35b6ccdd61afe8e3f8ad77ea6d2accdb1c51e3d7859e8dc12cb6c4503c34aadc6fc50edf162521cfd013c4aaafb7511f56bdc3d528f0661d190df3f88b2973fd27144af5aec2a0b33f952675a8b43e4e2e53ed25ef5610d29d48435edd65f581d19a3a78115c0c328ae8236026fa0f97af2882d7239cb004583b455de69d75b98cafc3585981eabc08df5dc8ae56215b0fc6ecf051cfe31485b760361fa3583ffcdb94d2bbcaf2f7637f69edca6a555f920cbdfa614924f7bc70c2c5e9499e8ecf6cabb9e92790e639c415d9a11a6f55000fefd69319e47c1860de0d966555a8ae092d1f41da8b4d8b5ff928b7c256861a087c73ee2edc89128fa5312980d6af135bd139af1f0aaf494a09ff47052713d0f60bcea536116b721d5a8eeeb5047450e48ab63bc890e71b5461563af63a4291186ca917fe96a4bf891a27f2f329b49fcbd5934396e6757509fee8b650618adcc23c1015523e6e3b739cc06d06e54c795914c36efba63cebd64e86d7dd32cd01fb2d3372340f7193d453dd99b1fb61320aa417ad50f5cee855004f7b9e222ad24fea08faded0fa1ad3b5dc05cc45c88e749e8307c40f124e4611f99a89bae9bfa465c3deaea70a08bbde4b536e048cd0323124da125215c8fd026c458b7fa0856b5786775140a6a94b73001026804015a6c334eb395ae2f079c2aec2e2ade8a5a58aa2c39745864ec197bf003854dfe9756f738f907685094054b5f2aebdd22163bd1e23f9075f8c72e5de00ee928fdc736c8adeaef38beaba16248a99f7158b334c7265dd99c7fc32f74c590addb9e8ab21df101bded125370ab6b5140f0791f1c6fa4be063a9646e93fefcbc9614faa6c358a753c41eed7daf19d28deedcb4e012c11f25d8a45b2607a977e617a11fd4d3796add91821e4424accea985508419ac41cd2d1a7ade64affb63e1844e6db7984f415e4e28a4004e8f6957741d920a6a6f3d6fa51ef65a17bc41b58ae47d7048a1470d0f789684865d299258e011ecf954f8519979afd34d8ad53f6b63ebc9585a4c376c9146ac982c5d0f0f155cf1cef9037b68d60f29e96de7f1c9c593ee5bf8dc8278db11b4c80e1a194db7e051bf40e3e34e13955ac999ca888409db6fd21fc48b1997c46c813bd363bbb70f49c3575d95e097376d83dc1e695bebe48798f05e7b9669177e91f9d8d163622acc7e2fec0cf57036515b1bd1432915c1760d5f6e294f5679a18123db336cbaef7845921a1c7856c6dc1cec963c25ccdb27310623aea850aec91e9bc5e091ca952b25728d76349f6b8677f84546904c973403b250400e5b400d2d475f7c9b521879b09251178a9398859d658ea052353153d4f61d71a874182b65c006066b44c80e8f320f7ab1046180365ec4ff58b7d16d18dee10c8ca6a08c57a869b26b6f9c98b7e7e4aeaaad64c647100c433002d7090e441f281ddeee87ce6a7d427b6b5ecc82499734377942e3c31ea7856f874d20bf19ddc1f6370b57352493fc6a17a9afc3faaa874751ba5c50b73c70ccc76d7a3b75e0688173450e1c0c7f8671c417161247554d924c5d3f6601af2f37a2b564b93cc4ab531cd0f581cc11064d8eb4614cfad06c6ded242eefbccab69fc5329819336ed1d9728a4c1a97ce6f37ecad0c8356b959a6b39699391b6f666dca8ecbfd3eea5738349337eaa22bb8fb98e5d13a21003f2177670bf05df2e84fca46ad898fbc0bdcb32860cdb32818b59ecd00fafdfa44a5f35091ffa4f065ed0eadbdb90b9bfdbe3c1daaebb5a0dea3071c5c306966fa37926973e78dab2c62b53e9b08e29985b6b7bdf0e37a58a737a214ac5d9361ec8138537c6794f105b80fde1f3902befc2aae3a6b4a55cb0a2580a57f6dc2d070aadc1feb94974c3babc6e1ad8c256c913f0c1a74285b5e7234809f5811e2bc6f3d870018bbe7a2251c625c270d61d551b17913508a30c2a99ef10f1b720f58f044ca1976a77c92c503166278b149b3f88119feff61a63e561eca43c072050dd679843f1a4d42eb05421120d2992614949a4426c0dcf11bcbda2d8f991bbfd66765b590289dfc0dc52547c2eab32dad5062b70b995c2363795d4e50eeb12e433466b2c73acab9c77e7100f0ad599bc556fdc057be3ced48e31768c08fc50c29ac8118ca5b1343d992622bd7642ab95cf4333622802821d2de15138eec411078f52b06374a2b6980376975e27cbde2d6a1c427313d5818daec378b48554e7b249866d3d3b065097d2ebb2ecbe5681dc3f16d567a93b92285b66554d5a4d4ac3b92ffdb4a7dbd42fbb87370c299e18ca8a5511b03c4540cd0ad618559ff4c00e672face386022068edd31200f2b6c5eb2714c2173e8da004cd35caf9576db66e8c7b8d94bd5e31e5915931761923914b9fdd823cce958edc4495e4d80a796c159a11686c1d0db5afb33eee6f1882b2dba24ace026302710432ef53985b34230e52094c12ca3122aaff79f74fb27747e8f898088e345f6971a2e7066f898555cfa209e0181fb247e9281fa971cfae97461ab8deecdb7a950bc935b84c2793d3202dfdefb9983926b8809a8905088f829dc097eef212cffe259699c70d9b582a69e000c72e59829f40043a8036a25169921132ceb3b47af81e3ccec2dab4a7833e450fa4cc1f9afeec0e45896227f176a57cc93b1d644d62743d6d7f6f42b55b0e479ae98487fb4aaff5e176f4d2aa3fc9a299bdf640845292ffc0adddbba7c38b8909c693b39f2ce1c6a39b066fb4a52590e3eedbd3c45897b6cc1cba3f76d6ae7a69b7b7ce47fddbac44a64afedb6b1bd952a158f1d616ed803c61cd3dcb76da08ce6638d512a94da39dc35cfbd691cdf35d313e156687d43054ee9c0c9da0c54d62e22b929f5828168fa13be1781316a77a6afe0e1b1d86fc561d4a5b6d2adb695af84dbfd477a0153111897c5676ff78518d6c10debbbbef824c5c163accef0503a76f4d3ba5971cd42f0f6a35221f384cb5d98ebc77014626f8874a7f2f849a3d25f38bf749ff324a794123cda9b6360913b568563825a441a793b6c427d144974b42b1b238a5cac037cbbd52c55b4a6705df517252f761c74714e1fb6c44661a418f73e0cb974af7cbb3a26232f25595972d5d2a4e5b80303a91ee4ed338e4c9a11ad512b558f87c3d74537375b5b4c4f50c635b83fc0be97ba604f388fdaf3022d0611325a7120029a00c87c6ca8871fafce0cb3ee21931f7d2071fb2e830237d492a8599871fa782e821cb96d3140400a16d73da561a35904514cc702bd144e8b9fec714816c32baabf85ff81c4423e7aba4de76fb6ed0f7e9e239a9ae4f8f5d65514c5389305efa381d291672b0654049b004eefd45346bd8620aa16eeb850ec6b4f8f70dbdc3cfccc4d29b2b18099561dc704298075008519d85d39961a1c3f8fd69148037039ead404267da4b9d2b7adfbef69d0059df68566666d7562fccc1e2834a6ef6b08e3f97f77e231e08cd58e5209a6491966556805941c372786d5b408593f7521dbe053c348c7639a0d3fe4a004498e897b1da9f3769d799a87a62abbe5c9782e02a8fb76d32e3934251f50e5c9cf29b70a87e4d4fe6fef6ffd5633382e081fafbbd69aaad6c8f471b123a3ae54d8b9c4b16ac1be2e49ca2c949e00a3e207028a6177f0c35512adede46572c824dececa721507b507d3c6a6c720ae55838ce8e543107171fb87c81fc965f93953e2169621f901f844c6bf8a73a1b0060b97337168abcce1765d806c2d5946718505a03443104a8cd69400f82bcbe308310e9d451da020fec0f253be189b5e778c841688bce2bd0cf28c56da9d36d8b2d91153fc141f0b714dcde3708b7ca476e49b9372c669b3d1cd5db9d9693a73d4753a342e37fb88b08e7af099a4816da3a3e85f861a93a7c01453a5bc92447137092db8a9b3d9f5cc8159157f435b724bd9a098dbbb52a546a9f8e31f8887486e4e8662a32461b2c04737f20bce0b183692ace416d13fe63809c420aa382c10d9156a2c1528b73628b622585ad45e5d88df8421a5e47ddd43e03f85a8e79558742c739205e18fdbd2123e1f136673277faa9458345f5957b09ba3d3ab4f2f3d1ff8c25f4dae5019a17b4e30fc801c1cdb91e2862b504de53e786e68eed98d029c6d7006db92ae71128a0fc7b845738f118ad57c8bc71a175572039d77ee5a656e71b21b83a666b928d7bbbf865bd1203e7a469edc13783dce52c550b29095b8ef00c6cfb7f439c1f2eb038fa8ad382800a45cb4a9e01f5b9870102a4f04616b12c3c12d9a5afb2effcf20db5e0ff73c30e2342ef8fc8b8bf85173942bec49b1555d1120bcc6b0b378708eb8fd4ab79e6575852526b89c214d2cc6f4f6000399f4caa4c9346b1db3b3a63d49ac1a8d7e50b3e11ac5b2461954722694a822c49182c11be23ce0462768a64f8ff54c3bcf71dcf1ecbd0a206fcbf0b8dc538977bd03f48758a1d0077849a9036d7b4e7df710264be3f0f20ea4038ed224c2ab961d7556ffba3e0bbe39ce447129d0611425c2f2634a6caac5c03e3deb3c646735e6207bb3fd1b21ffb7fe429973e572324fde3b327b505bfb23307e6349f833b9dfe7c5229ea809dc628c73798f71b8fd225503aef621fc6d92ab5cea8480bae74701e2502a762954ed6a594401167630b98b7b553d0d7fb27edebf52bf3421c5d24a8f66ce9ff9867dfce67d4c4895da775d6b000c7952685be3f6e16bfd5daf6aa7c66685decdf95a97566a57ec66890bfa5fe7bb869eb2433ed4a5b13682b31033593c94f50247478ab5dc2e1ffb1ea35ee29cd10dc96482d8df5893d238ae74c0f08abbf197a9f4082615db9125adbde13ed661fd6f1e09f4573ba43dc6ac4f573b22b1986b1e2f08277f5c4f10fb0059d96acc594572a06df73ed343cb568fc3acf9dced8a21d2bcb34c2f0725224c213ed12a8b2bac7816655407364c246981978b728a311eec9c4a9590e7fa5fc188a7fab69eed545215962e12fde380299d70326c56adfe69dc5b2547e9e6f5a319998e0d2f01075d55a033d9c6b004307e6dcd86fca5fbfbb5b6558ca381afa897e9b0c8402c9feaf080db3a7357fe663d60509fa84149968b3ef4ecb743894dcc4ee928fc74d0617c817ff44201e376f0fe63c6ae53bb310418f914a49374c863561c6db0818fec7efc83657321369a8a329d4aa328cc1bd0aff5c71e5a090d36573b087013fbda3677aeb7aca260ec59947439e773f8dcad811aedfed35cbde8e21ae98afb7f20efb53134046d93134449c184098033d74cfe6e04c2f226a269ca94b9db22d7db3f4ba4702a3be2eac8ca4f200a821a8bf80b3951cfc406dbb69f6932a0ec73aebafc3bfea6a40b58372a3203ea54c25183c432a97c5f808696619e05956bfde79ceb7b9a5271aa9ba523c399681395354cd24988b9c64970e3b43b29b99aaeb199150bef67f1b94c78118f5a26759286e05320d3da0ddfa4509b70c7030abe08918e54086cec34320a9a4f2ea37b48a6197985cdccf58a60d587fb5f787fb4ada552f73673e61556b900afc4cc11c98149ee227f580ca486e24d709d295d1bc809836fab61ab9d246072de0e8c4a6aca4523fa3138a436684dbf9326a98acf525515a509cb505117250cb608120f1188b78a1250315c868b69be548f8af8577df2b8131cb371d3c3137ee8f8b712bd2233d9026e36a6fb7b4f5a9285a044cc0b5b412ba91f4dd6f93613a64c619c12fd3dfd170c0812f88edac06797e920139a01f4299a508e8061b9df00924f93d0868a5e9091205cf9bbd1f8a4f2079d8e1e623e1e1f9929de384c5ca5e165f4abbb2e7af5f702f0ccc83a27d89d94f3c6daeb174f1e12748303c1ae229cc86191f8beb0383ec30a8be492ab354f0e2ae66db5cdb21a162d32f493b584495343c0e6d978059031ec48fde81b0c8bfb7b5e9956c03a9dbbd1b58c5dd43824f076c53dc57038df00e40035e3360b928190e1f2988a6556dda42f7c0ae716569717bc150918312e1fa6b2758723b5522ba3bb010a95f0948b4f080e3a36dd72f365e04f90d69e53b23535783ff22da5ec438a5a578951b9e9cbd9931b827eb24ebc39eb0d268c6f6b0dbdc016eace840b01ecfc659b1a2c7904bc816f46aef97cab93abdb5320bc53c89d63a0afb45f6d4349978865844639e3a0560febc33bdc352f1cd9300f1519bf366a5addf7c3436e5b0590f3349b55d72305ee9a018e6ce46907189c0ec099f7b1fa6777a5a0231a1f22bf79dfb13fbca3241b60773defcb4d9b9bcb7259244f56f650e589ac607e98f11d5e01584d7b715bd46c80471be3a3357fa8b4aa75b4c46640878ba4725c7685b836774622cad41317c5d2731b9514daed4396c321374f4cb2b300304428e9dbf1c5a50745cfc8f542d581afcc4ae30052808d2e8933654393c1a5e9dcceb18b167992616acc56a417b16f2eef10bbef0d9f824890f01a3d1b900fa41a1656b1858a19c02c9d627e17ec9f88485a23ae5765f15fd04b86588e7ec913206436a365d56276c321fc3e389637ea3fea9bf175a66f7afe3c92f531c0053974898d9275ad8b081bf0847366255432811af48484679457b60ee98efe51ed9a96a492523756b2898ea330aac3fa71334c574c832fa2872280d6776ffb253879dae9863058ad9d13d5accde3271540943e6a4dfc19fb68b1d62e0ca1e3d19aabdc5b613ee5a390cbaa01f1e087723a8c25a17ea0e63e249b6409786ab0348ed25163ccc11fda54ee040c3a7856820f95061f7f671680d79d2ac0f55747579ceb6c3cd07f83438e1abb69002bfa2891b5d5e7aaf137b7acaacf286c8361901c02c6d72eb6a4773bbff37cd259b9834636c3f77a6f9e0bb9ad8d4632aea5aedf98b775770a24e9a03e8c72bc7ff5e89adceab0b660a35e8a6cbaa2398c4c1fb2a2eda44a66af6224df24402c6294c9295cd3e8c2457018d5d63deb987b7ec04539606ecd88b82aa1455af44114aff31ecb4b78a2d816012121f942db6ded834cab0697f33230142878c14dc54dc1820832a26b7c8c01ea1adfde790b64b142ae4e58b642f6e6e5208e916de485ce96a7a4abca0003bcf1901a2e1328bf3d0c4584ca393d2b757e16062681f1c8df6ee02e68ee6f91aeb3549760f1a61fb3b2b7c2c9fee1520423b84e6b8622cbea2d75346956b9d25e5e95bfcd4db84b2c4be309f3b90d2aac78ebf79bf073ef142eb413d25bad1c91cb2688cfcda37a8d4e28f0313d47a379a9ac83795deddce428266b7b8e7a589b4a1bc8042a66f63fea4c6b400047147ddb300726872861fea82d0fa93380dc969eb269bb43187f974442d30bab5ebfad99d7809bf4660b03ae3a66e014a8b18c4363b20b364b9509aee49ebf10bd3a16d4586915034682500121117490eaf5dffad40710169a7451f59d9809cdf63ac41df58972dd9a05aef409e5e81686983419944ee8592ae650118eaadc7c9d42e9e4c077f617a903cf4f8d2a5e707d2794054d33d4bf50cfd2f3fe9689d0121d6b8a10d1e2143f5f8e7a25ee5a3966eef2b7eab2639acd282aef56d345e8d3baae69f679201b8483004832977f4b4c591862b4657a3c4d936fc6369180f0694fcfad0aaffca316d6338e92bd5f5ad1094eb9297fbbd1f8118d385147a01ea08c6a771daeb74ae24c3a2379eaf4c85b15bf25f1db4140812835a3035266747ff0a21f63f96a5cf0c75030c0467a38aa74d8de13bb5148516318711b4fec74dbac03450a64b367571820063224c73cc6eea8e4ef704569d458dc441eb2e9098797b54203a90cffcf0d32af10d932da391ce6b94929506c00472e69b131450466df9b2230a30d0aa3cc96b0baf0475766c9a0cfd5ce96ad7f4da200a05315f448d48895ca7bf53de89bd7d40273124411f0a097ad80a97fb5a3e28a4cb11f25243dce95f57111b1f87f6cc01dfcc880d03d638e5100070b2f54666156b6f8ff90a2a3b8e938e6d2538f277843274911243e78889ea15cd35781cf08ec368bb3182efbe6271ed3d7a5b453ce0ae8d6a056ee21b0fd592fe889a68038f4216796571144d4c8aea7635052633608d01b9c708c26313a5db7516fd7a6331ccf86a0b60f5c48c6e4571fbca355567d61df1f04aba49f30d9329eb2a8f85ad46bd006ef9d3460043fadf67daaba1f9c9e2f35a51aef4ffe3033a84a64963fcff35353167c5b2e24eee19354ef40464ec38e5b639aff643efc9b0ae3fee0e2a56dadaab0ff317ea423bc9a97f409b40122df8f90ab9ee9b6cd7cb2414420f89d7ea7c010ecff7b4fed1d0033d058a3ae46c8cf6801bad367ab7504805a07d44b69bbbc189bfa195f4e48cd4481c4dbee024104a1b5a4f27a492a5319c9dca30142a03a78ce717b5e7fb1eaae171c8d5a7135ba3a16c9b6a555a59049c3beac413c30cfca5be22665ea35e841b94a35cbdb1556a5cc97a7bd64873db92c4d421f30cc69837a933e078a376664faa1f5c2614137f4c1ab04aa5e5d10e014920e756e657a60e791d5699f8e1f92f323f145c062be01e3bcaf601d0004ca4ff2a41f85b358d3efa237a90f1f123f306e4f00f3c37303cc1381a1a35bfb7084a3038b710f41d8be3f434ade1ac3a697e142c8d24eec9e58190924a6006e04f8e7aa4e5d45357ba62540885c3061921d94860c10b7f8b97fdf9bbe17c2df52fa167da741eb850fb1068779ea94139ca1e38272dc1d3bf8557e5ff10985306879eaead14c0f058e96942a91d85cadc7785d67911b37fe29ea65b1434a6fba9b4d3bd35cf51d0095928771a82ac9390dbc2ae8e8fa543f5a14ddd7f9652c747e7127edf1cc30f599638872e8023fa2cc4b33971f75efda477ce5dc141200bc293cd7a109f88a0020d4dfa097a58affa9e3166cb0ea5cd602145b675ed061cf00b8991dbab7b25081e569fd25b48dfcc406adfd991dd3f8e609e101d6b5efb36acaeffcd6441a2f854834762ba885db892e3592841d5b9e3c888d03e1ce5c16f9d603b77d4011662f35767d80bd67226a4022310f759f3fd007207ae2c3a5274b085f948d73f6c9843646bea70404a86fc95c25a3e9e1ffb636311a9b521282af36e985561d0b063c5ff35c1c0ccf1750f75dac3c0cec56e09d5853fd26776ac3b1561f945d893c9df7ac9c51d23e85e4e2aaa6f9a7f45a6945d18b23e61e73bf1b4145c19e9558dfe790a292d62a077155b08a0f5ae3c3075f8cc0ea5864c5cb752d1105a25211984196400908a8256417ee808fc563a706e8fc74037a61e03219a0d45af061d972541f836dba07d1760b6ae05a7790512e4f7a73bb70059a2937a1c5b38db8a89602aa81f3339971bcd5d4ffd0d7dee6e9923d9c478ea0acf7f6e179abdcb1abc05b2238103171c05340ad0f13fe0eca7c53cfd2f0a9780f60f029e39ec32a29a435d98f8a3a8ad8bfd39085abfe963f6a9ef6a72b83d89c1ea97c0dafd586657fad838eabfd10bd4de1fdd1eb4e726b5faf0dd1e6283cd0953e389ff9cc6235f44e78d104f5f362bd2629d9be7a99432f1721cb1c72d263c90f5985e2fcce160dddd9d7a73b8f6b8a71021327480cd7d4e072dd4ed40107e02f0ad3335a8833a1f302444a6faa48ddc1805a49706d06a3ff327c53b5325995e9aee616bed73429223a57aa0c12427169407974bf9f6113910646f5c4f0c623598f2cf9ea3c39544f0e554373c69c51043205dc0b34882bd99af8f6c595488be241854b23ddadf0faed061c01f43d23c99773000262e48a7d45deb50685ae30e5b3d0aa127eaee97063a59640b17a853c5b00f2834dbc1b71e51ce75592546a85661b29a43a9b6cce17987779f09b49720bc40d285539c47f6979b648ccdc06de96dca078addce96ed202a898ee5824860d20df9ed6002768e52002ea5aee3042635863924a9f54fd0aae79641451380ba164ef18e82d3749a71a7212f8536ae2b63a661eba4766c51a98bf122500ed97736fc378245228c918ee8fd2c7d4a0d75323e93b27bc4788fcbe374964e06fe36b507a213ab31e2e472c158faa83243946db129ee105c439d10d6bfbd6d970702b216a9a3c89b8f121392c0189470c51f7ee22db8d6df9ee377321263348385f81a79a1da4a3992ea9af7cd43a739f50648bcca1c855678d0dbf526993bb2fb0a530a2f7babd1644d9fb1fec497911587d5791b91ea73512c67346a7f382dbfb5b8adf7a51facd18ba68783836a40c45fe72876a934c9cfb5814475bcaf75006910f31691d4d625a76afa82edb8b7573eb5efc682d7ca9944b798a84fec694c74d07c84def78891bda568276a0847dc07dccef2eae3007ed6fa1f6cf18ba8e551466418fbf111434b26bad47e62383486cd56d4342d7c927c4ccf2ebad1eb5f49463d11753ccf631bbcb38d23abd4017bebe23ea3ea22af15b588c7f3f0e53705be7d03b52662a3e2ff4f265d79fd5f8c1d0dcb5b62f4a00a3e4890ea8beb14aa07dfc671875c4687612dbd8f724c751cd8a2dcfc7ae9febea058a112278a4170eeeddf0399ebcded2c55577df84b10fb3e03182d8a1ec5ea77a7ad8447c3be187ce4a232d169290d0f623de75ceb23e6af70919d185761c258bf3c8f8ffb49cfefe2300cdf9ccb0fd6b449b0a6186ac3f04675ada09adbcdd7bf8128ebe469d948bf576101ed7b9ddd140f5a00e38651dfc4f70342616c41ccd6ef492f050e5bb26acdc5f597bfe55a0456cf38051a9db9f106e8f556604181c8818f76522d620a9ddbdca24c67730bdf17d1a91118961cf0495a06cc9d2115e37d3b0f96a09e0b2860fea4bc95d62a9362f8ce205bd015e90814361a008d016c095a5a1738b407bf670bf20d9d0d6e0a1b811646d6d2938715b007291246fc378262f049a117fbdefa345635b5cfab73c9ae84e15328c3cd760b2ba5442e2bc70570467952163f797dbb6c5df595810222f3d9936e2b7d8ce6bb6c803e3e005a0951c9603a56cc9848e5c747a724cb9bac75b729cac3737cec01010f29aa186a6e68308fbf0822adfadd01b853dc95a6d6dd6f6f60c1a4cf1eec94ee8c8282b1d95fba3da749e0efba473f639278c73f3d3dad6e895b8e5924242e801697aeb0722d0b50241975c3e5578fcf5cdf6630c379ec41a9254ec5646f25c8e452c1e73360eb204dc20c1ebc988d47a76eab13674216f9ee8979e896ca5e6efd1958616652586b072dd463485128e5b52ebf7b536018f57947d8ee7a79c9be02ae5e872b15efb82d7405458421969aea1a3813c64d558d27a4ab7d01ed5bbbb55e3ab4aa663ed8c41c937fec843e1360ff6f84bf589c671f79d7285bf4b0df6590868f64fb5b59c7aa25b22ff4d1760ed24cd3247458a5a5b65af8f70fe57477af1b22957653491deed6b9c3f2367be077d7c97332b28540d74f38a82325f913449b88589122acd1ce2fd6d07c1be4ca2168de68d43a2dfac94d697290e532441afd6dc5f21f51e19618c067e63482710b10b7f0657842682de589bf655acb4b1ab3c3e18c7ca32361cc61155a6acf28f53e741924d687bcd0f1a856daa83f634c117a601c3a62d33e4ea2c33714b7d9d2e4f861a46c6f5c3e7e677db690e07f7df59b454493853ff3b645d06806c8b5d93f65fa8e3f2caf48a851c1c1e6e5c9752638c639f793d63c88538f33ff44399b74d9c60da2421405034135669fce0df0228bee524e4857dd3f7b944932003afed4a08de764cb94071fcd517267fda3949fa40492a628e1f7fea217aadcb897f498d6d2887738c30eacd6b1e2773801861aaddf63c1f1ff3be02d8382e66a2bba818598e325692c46558ae38127cba96a90f5e40ca40cf476640fb2c3ce731b2109db9be969f1056b693e14f2ff60ff634745fb5edd355f7979eef3c64d99bc3cf774d28fe06a3b905f88b82bf8de5dfd585015a4ffd87e9f0c6f1a35aaeb688a69519987a73bf9410621cabe49222bbaf2b2d32d669681f29cf22ede6d6ec96464deaf2c657560c5cb6d679dd2b38e55e0aea663680e7be690d04f546aa5ff2eae7a45d2cdc6fa2aa637911923773d4269dc6620a06e43e4cee8516d9aecc8297f3a68cef178e104520ef11979431e23143beed90c543c762a2981499d2cba11a2c8390434716ac0345e314a4d162d1fb44699fd303a9b065b6b8b46db6f41b69326277a5795f0e22a580d30ca87f4f72b7621923dcdbea52d0da9b3f82629231b7a1e75b47428811b7829249eeb9b7d272be80c8c5c6a1abda69740e8ae75a6db2151259ae588fe89b91e7e1deb97a32e70511c2b8eac23b76be346d363b1b0321016a5c9131446c964e3ba000e858fad362c8941e3b50f609eadbd855ec7e79add8ed7a738690647ca7a19e5069bbf1ab5a4c7069720bcd52f38604d5b920a008fe18bd3422b7996ae93c600355d137941c328ee3c99ea1606a1c664f19fc2847f51434d24a449823d6d801a9a508d2aa9468b34f4d8ab1fe1ce42e3c2b9b005a2eadac89040f606eebd9f35e9896b8fa06c064f31f1d43152ecf38e45a49eb9930669a09966579a7dbb9b439f460a613c80040b13dfca71723ee7034e65443ffafe793d3097def8e84428578ab0c881d248b028785030c9159bf282b6315a8055f5a8277f86cc64344c04a3d521142a45eb4cba3738d22da34b77c49dd71c498286582a76c154c127bcef14634e13f05d8e87d1581edff18a7e433bd5c41836e61c0b4c040d8cf663fc689a56a34b19b1738edbe516449eacf1db4932193a45eb6f05c1e732c0e31be9c09a7baccfed074abbe69c03266b75aff0fe68f5522c68a8cd6e16b5486ede86ebdbe37b2986d4f110bcdf9b7951748a9a96a883bdd296f5023a5cdc71a13b0c9a0d60dc896f50b0c92354ea1b39bb64c178fddc12a3caf7cca201cd6e03843ca9de8bfd1315cdcfe77ce4de08e3c128b874fb99b2e1a81ac7b7b90e973d1c92ddd57a07bc3d41e8927f2b22f42d80dbaa395a4228b1eb9b6a25e6113de2530fd4d856a506eea29ab9c73af9aae1b2b87614689180666c41690053d2d22c99f6dc66dd46000b2d51dbf7a46db602b40af0bfab490054b2115d6b0bbc3c555c3d4a56ae4db3f1aa5df1986e1221fc05ed816b2e6f9ca4477655e8a69db1ae4465cf04edf3adcc685cb71bf01cac6977156ca9a6b0eb8ac06024846d5cb02a4742c8c5fc622725129f4d790dd0728b70364adf798550893ebf2ac8a9e4959bb731b90328449d856a008e9231c7a3e98745101cbcb85e3f8e16b593ea4b7624c5ad0d7a5e1d4339538ee36870cbf56a14d007714a0b139b29ad0d988ec64341f22809510dfd9b5a5edba67692369411cedd1685e0f699e1f06c35057f621cfc2870048f132d54d24726174aa1ca890ebeda8de3ff8d7ef38462f163d618958c7136198b6342e781ddb98c4621539ad1d455d14f7be1a9bbeacf274996ae7eb5d3a9bdb866ae1bd3beafe4579a8f95f9de0f8df592aa3c97e22c126de13291980bf4b27df71a634ec8098530e015fa99690f966a5811500422893af20b7c7a0a8d9569f7c895bf5192aa001429dd9d890aaddd4dee0df6e10949eba22c2d70bbba5b397d96006ef9ac6e1e2120b54cf0ba8a93a343ca1cdc0ebf0b100d5012795f4c181fa26232118220023979bc33e1461a2dffc206241b4469bbef85956488c2579f145d22b148dbcc9edb5cd3cb09bd67b0c6151575c3a7e1cce33cc6292c998cd4faae71afdb33028be8e821e8f8c38d83d188f9feb06c9c8b3b88d5761e33d1548f38e9291186b4e0100ad87d2c76cf2f5dde43c0be5b250dc373c5302289cf75cd92f6b9817dd204197a8fcf9bddb8e04f57d22da5e3c505f284a1fdb98a00c98212bad99942670660110fed2a404efc888f151e33f429ff480f1c0dc7698c0bb688bc9953e00d7689edc1b741b600236e54271e96c403004c60f6b040e340ec6150020c4c46c8028579548c0afe71da61ba8b18e75a9b11190a7575aa291c70c8eb12e59ccaa69c0000', '2026-11-28 17:15:37.386296+00', 0);


--
-- Data for Name: task_workers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task_workers VALUES
	('vm-11530-5765159d', 1, '0.1.0', false, '2026-11-28 17:15:33.432851+00', '2026-11-28 17:15:33.432851+00');


--
-- Data for Name: theme_elements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.theme_elements VALUES
	('01a22327-0407-7141-8bfa-0d4f9c75facc', '2026-11-28 17:14:49.224761+00', '2026-11-28 17:14:49.224761+00', NULL, false, 'material', 'basalt', 'Basalt', NULL, '{}', '{}', '{}', 1, 'anonymous'),
	('01a22327-c4cf-7bf1-9b87-2b934007355d', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, 'ink', 'plain', 'Plain', NULL, '{}', '{}', '{}', 1, 'anonymous');


--
-- Data for Name: theme_variations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.theme_variations VALUES
	('01a22326-d461-7056-a380-b7c2d8ec7842', '2026-11-28 17:14:37.01272+00', '2026-11-28 17:14:37.01272+00', NULL, false, '01a22326-d452-7870-9537-d8887eed2a37', 'ink_and_wash', 'Ink and wash', 'The same halls drawn with pen and thin washes on warm paper, bright enough to print.', '{"battle_map": {"ink": "wash", "mix": 0.1, "glow": 0.42, "line": 0.075, "shadow": 0.5, "ambient": 0.9, "palette": {"ink": "#281F1C", "dirt": "#D9C49C", "grid": "#46362C", "rock": "#A89C8E", "wall": "#786E66", "wood": "#C4A074", "hatch": "#342B26", "joint": "#A89D8A", "paper": "#EEE4CE", "stone": "#DED4BE"}, "saturation": 0.95, "grid_opacity": 0.34}}', '{}', 1, 'anonymous', 'deb2520f7361e585c3e34ca766f5298ef968e6b5711d2fee548c5cb96b148d16'),
	('01a22327-03f1-7a58-aa7c-dfb5a27e6bbb', '2026-11-28 17:14:49.203091+00', '2026-11-28 17:14:49.203091+00', NULL, false, '01a22327-03eb-7d49-9907-50116eb15e36', 'winter', 'Winter', NULL, '{"battle_map": {"saturation": 0.2}}', '{}', 1, 'anonymous', NULL),
	('01a22327-c4ce-7a26-883d-7dd0d94e89fb', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, '01a22327-c4cd-7409-904f-65d028f4bb6e', 'plain', 'Plain', NULL, '{}', '{}', 1, 'anonymous', NULL);


--
-- Data for Name: themes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.themes VALUES
	('01a22326-d452-7870-9537-d8887eed2a37', '2026-11-28 17:14:37.01272+00', '2026-11-28 17:14:37.01272+00', NULL, false, 'high_fantasy', 'High fantasy', 'Castles, crypts and caverns: cut stone by torchlight, strong colours, warm flames.', '{"battle_map": {"ink": "masonry", "mix": 0.0, "glow": 1.0, "line": 0.03, "shadow": 0.62, "ambient": 0.74, "palette": {"ink": "#181312", "dirt": "#9A8366", "grid": "#14100E", "rock": "#4A423E", "wall": "#847C73", "wood": "#8E6844", "hatch": "#181414", "joint": "#5C5550", "paper": "#322D2C", "stone": "#A69E92"}, "saturation": 1.0, "grid_opacity": 0.42}}', '{}', '{}', '{}', 1, 'anonymous', '9d82738706487992c4d0ac1ff6add1a0026339e9e9c95da3c52be874e75f7d8f'),
	('01a22327-03eb-7d49-9907-50116eb15e36', '2026-11-28 17:14:49.196632+00', '2026-11-28 17:14:49.196632+00', NULL, false, 'gloom', 'Gloom', NULL, '{"of_ours": {"a": [1, 2, {"b": null}]}, "battle_map": {"saturation": 0.6}}', '{}', '{"p": "x {{ y }}"}', '{}', 1, 'anonymous', NULL),
	('01a22327-040c-73d4-89a7-5019fa7e2479', '2026-11-28 17:14:49.229476+00', '2026-11-28 17:14:49.232041+00', '2026-11-28 17:14:49.232041+00', true, 'bygone', 'Bygone', NULL, '{}', '{}', '{}', '{}', 2, 'anonymous', NULL),
	('01a22327-0413-7e39-b531-dab45c5ebe1c', '2026-11-28 17:14:49.235958+00', '2026-11-28 17:14:49.235958+00', NULL, false, 'none', 'Reserved', NULL, '{}', '{}', '{}', '{}', 1, 'anonymous', NULL),
	('01a22327-c4cd-7409-904f-65d028f4bb6e', '2024-05-17 12:30:00+00', '2024-05-17 12:30:00+00', NULL, false, 'plain', 'Plain', NULL, '{}', '{}', '{}', '{}', 1, 'anonymous', NULL);


--
-- Data for Name: thumbnails; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thumbnails VALUES
	('c15bb70b66bcd7794b09086d73761e75d15c2f48cab28ee7b8c20ade9a47a0a3', '\x52494646c00900005745425056503820b40900009027009d012a4000300001402225b00274ca11f01204b1bb637189c81e408301e601e52ffcbfeb97b80fe85fe53d407ecafa3d7a80fef5ea01fd4bfc3fa9cffb7f600fea1febbd803f6abd527fc57ee0fc02feca7ed2fc027f35ff1fffffac03f7ffd80378176d1882e32fce7980e00ed03f8b7da4fd2f901de0fb5cfe03d40bf18fe4dfe93c917d03b02b28fe75fed3d40bd59f947f9dfec7e0e3fcafa01f493fddfa97fe63fe8fcdbfe1fe00df2bfef7fe77dc03f937f2aff65fdcff277e893f4cff5ffddbf2c7d82fe41fceffd6ff54ff23fb39f603fc7bf9cffa3feddfe17f677e4afd53fe9bfb15fe9efdff9de481076d2f8271adfb3a02318455454d821e2699373f56f07fc40bb7c2408937ba10fcb5f3042e1d4e2351db3632aaa18fdbd62ef3e4baf7f32ac9e08e92a9cb063f93341528faa673526da4f871c81341f8ee21856800fdfca6af1b368bf823a30f35645fdd4a499141bf68d534d5a6078033ef590f5b752c682b66c1bd5deaecaef46975c65526ad83daa14b57d6797ef7bdb1cdc30ecc68b3ec895e50f4344ad11a56d2b3b3489edfa4da6e9b73f281b232e34cf7597b6713ac39caaaa7e37937e6e027f9e7d2bf16615c1f8f528747ce678d6e2d329ee256653bef01d2d5729bfaa1aed5305f845f980591bac3e74fef14eff452d402100e4876993ec901a3cef7aad8a6bab6327c2056259a550d899bf3ccedc223e9f3de72605f088627ba9ccfe294167b0e10df8be432b93b908445e67deffd7110c9d8b588a9eeb970dad1f0ec8cf0ee9874fc157453f665aceb1018b72b01198f91c898456ede3f6159ec9bc3f13ac956a111f457a00d12cf082533d1199c25885f139ee4e15b7c4f9268d5e9ef739f5e0b65ccb1013c8d4c6f1da8d1ac83055da32f1b19fef6bb1cea93d81fb1ab9637a4735d0c7567f74b8860ef3f10172a6c0776bc14c1abefb59a6b2e1bfb3ec01300385abb1dc92b26b385036d8269ad579928fd61960060e6dc79a737f757a2fa79fc3e14ee0e38e48c0e0b77a16b3d6a1f12b4b4221eb318860ebf8c6c83d83ccde95d1bddacfcdd167ceb0c0d18a13bb0ea73f553349c5ffe090dcb041117e64a43a0e9e36d9ba3868206f8db01d578f9e063fb3f8e8c0044d8cae2397f8164cac4366f9f2a767f02c51439e1b29ead09df08cc274b2185820968b721c32fc176b0009eca8456ccb6411c2fea6b444029e47553619b6972aa327641f53125ee77fe4b80ac3be2a037abd69096b502b482c6d6667e7d5e7e656dcee64b92623f01c72c9df524e359eea4849d57c961ee3bf60c6e167ad6a9e37977ac5c62995b8b18f83e7ed6e02375a452a07a6a099390d511ae22ca182d40eb3937f4cf3e17d55994fe0c264a89ec12a06a8de0afb0a594bf9b7e07a1eebe880a2d57e48bf227a633e948a536a9c6e2ce39d74cb0082285e1fcd67c4ce6670bd1c8f90e983fe32082a28eda0a0a3b972dc339b95cc7b43cb46cd2588e7f62d06f3f5cc3f0a3683d6735b3d694f4cf0235e6e5351adc7dfa8e3feb6a9d9942f76cdd504aa581d5c16ef4c1f076e9e8d299dbd0b8cd71d40b3bda3d31649fbdc931c197587e2f275f434635ff888c8a697bffeb1c56d34accf70a9f789e57467bb26d23387fc53bf20b5f5fc2608b13ba3628ad3e979fb640027b3b2cfcaebea103a931dc2b38748717f458abae233fca8b35d8de7275e43fd25a2233b354fc9c7c6a9785412d8faeeeb40e4c106e88270d76a232bc804d9bf1ef269d25f2c45d6771b66875216a0b276dff598301e465e18231d47ee79f57df6df9a6bb5419171c463ec6be2587c9a6b01cf0b2c47c7d1dedb34db6f3245ee271d7380f5a10620d6a4d83bdc938c43030d5c028ef41dc13ae32711756fc62808ed571c3116ea0fa392378f453dc5a57d1300324bc6ea544dc3b37361355cc65acce2d055e8cc8f5dd5b48520cf439c8bf55443f304e509b25a90d3fdd407155ca20a2ff03260d59f5fe64cde85c3d9b1e5c0f6c18abb14e59714e780073fc40371ac22b794bdfb62192f39e1b90162a1f91f05bc0ed3ccbec63e82493902a0c701ad74c186d8a5c3b57df89a2190d83e145a648a5df6565c943c7ece65fc5245b9fbcb07b628e0eaa32a17ffba16a149c9f77c58a81de474b9ad192c4633aa5ebe732ae205c08fd9b0bdcbdb734408198ef0c2aeb76f4b7e1a8b178d3cec77241e89f1add615a47970b149f9eb15ffedfa658c48476efd35489b2ca3dfae2bc44485b3a424b87a5d51d72005e5da7cf5b8d162a2e17a1ea588c1683bbb2f09cbac1c1c371c35a89bd959eb97a0c45c639b6d2fd08b55e06960f98cc9a1b0c21b951feac1918e51f9f4286c2d77837120048b37ac5ac75be1eb38eec52d5c4f3dfd3e2f6e522eb4bfd19391db9e87267425bf7b7081290daa89f80964e120bae29e29af45c308ebb7dbbbaa0f82c37ebb6d8c74070ace2b99dec433173711ea54e1991ce4ac9bc648c9ee404354c595d55b7d2756601e6dd0d666b938584ab6c2013ed2929bfe21da92780e263b91b19df71defe94115d65bdf2703842b45b93ae2959668b80d97c557ccf3805fa77a75a1b4c82c68e9ebdc1a5b8097d4743aacad4c30caa459f31ef0dabff5aea31333ecb03e0bf34cdc10bf28a4c351c1639c576d0d8bd0e1998bf2945a69ab05bbda59bae75d0aec09a906dda3a6ddc90a626b9cc8e62dfbdd931bc90d77eafbd628413afa32b3ad1f10eff9014c4d9b2bb7d80aecbd2dfca8acc45ca230eb3e2cae09a5a878071e2a135669aa37a0459cf740acfc87b915cfd13efed774a1378082e49b3b2cd66dd719704b180aba4ba4dc4407e418f00b47444c68b1c078c74f9404b89da6a93d1737b8b1cf7c49a394dcba1db8ec37e3b73a098c6a4902a3f9b3f284266bc913149dc1654eb459fc72061df36aa21cb139b19025ec51f9f1a14e5cb6ae8fe4ac78a5c40046137144aab17a7f6252bdb5e965c21ea81bbe8983b92e6f31986578355e8d187efd5daaabde9b319198f4f8f06167d24ff1f1446c15ff691bff10e79049ca22ac21fae9cf678bc8bbe3fc8ae8ba9f5e2e979ade67e6c37574be86294f9843288b51270c3941907406336e6dfd97763c1ba85e82b2836f1ed440b4f9f3878ba0aa16a4625f3af4fecaaa5400cbd9ac2fd860a8362cbcece4c0539d2cdd30fe3e7717db77aaf32778b786a3af810f4a824254ce1e6da5012c3e32b227357f8ced6eaf59f3a2b28ea51e1732065aa5f5c26837483e9967bf2e88c948e24db4c9fa9d64d2a9747dddbf1fb41da01cef5b4a4476a367eedd40b77539a5b57c0523ecf4b73f5bd5d87fdcf0432181a1cb8fd4a3d66ed35fc90511916236ab7c7f4da29fcb3ec9a53938c578f37468e829fb23e1c7385f6569c12109df772f4a2afe681eb425506ded91765dfe880c8d106115492fcf5dc819bf19f527edddfcb7b1b6f12c86949b89fb99d90615bca000000'),
	('49b95f9d8d3b76c32fc970fab8ad34aa47fdc5231c53c9d63310f47b6c07f7b9', '\x52494646a2000000574542505650382096000000d002009d012a0900070001402225b0027430403c9988c1a365e6debd35582000e22cb1487f81fc1aad343d7bbe923f5ea284bfdff2fff0b56ca49fa71b9bffa649a27ab6d3bc33f92f62d88cd6f6fff37ee53a8e5a23ce8b96973cbef61afcd8a61fc9fbbeefbbefa623194c1f47ff95504f291cfbeffeebff937cc7eba0fe5337ff0a2dad1effbf93b6a2a3e9eddd7bf437b7600000'),
	('5bad3c89c18efbc094cb2c75522197615eb8aae9e41b34a5aeaa77ed189010ad', '\x52494646c00000005745425056503820b4000000d003009d012a0b00050001402225b00274ba00c900fe819401fa57e8abec27e4ec0af7f7db842000fc308b67261fe9dd180d8f56e5f9ffabf17a3f02bc0c7f73c82da35fbffaede0b7ea8dbff869d0d43af8d3540abc441dffc35ef80875bf37fea7ea5a4ae67ffd0010df7fafe27137f8bfd65ef67eb9ffcafecf25fe4707870f08fecd990587f6716fc0e7fe3dffd575d6f97fb37cec4af79bb6362d9b55dfed4efefd4d8380b4a9f49a9afffd3bf9a2000000'),
	('9437851f617a8f5d81f150bda94bac560a7cd4c934d5779966cbd7d4120dae1d', '\x52494646de3b00005745425056503820d23b000050a8009d012a0001c0003e59228e4523a2211a7d166c380584b2ac7b759595ad3ba12259e59a2c3172bc24c7b34bda19d7c21f715f3b3744cf53c6f43ff99ff818e1127669178f7cbbf88feebfba9fdd3d9cfe8cf071cf7fb4fea27f2dfba9fb6feefe827fb6ff21e2efe67fac7fbefee7ec0bf927f38ff73fdc7d4fbe5bb39b53ff15fb49ec0becdfd5fff17f8af1a0ffa3fcd7a95fa77f6fffd3fe47e003fa07f68f457fdb783b7ddffe2fedb7c017f4cff51fb61eec7fde7edcf9d6facbf6ebe01ff643d37fffffba5fddcffffff83e20bf74bfffaec2576ea31a1939d8d6e8e3b4d313cc1dbb47fee8d3bb99d8c30c95c8d2068ef9592712361b1c688225591d1ac247d3bb0d31b7cb2644974c11e77fa96e0c5bcc7623a9f55e63357da07158642fb828ecbdcdd40f1b76a2f0be1b5ceff969734e595bd321b34c3f3de77f03fa20322efe063ef9c55c297c74300d2da381f54fed6a208533cc0f0b1b7c131e15e457d0921b5e7a321c27b49a3ccc2c3a3ab06335f0897a3cd5e7d9b1e5e141e65b96e4644679c4c1c5ce0571ccd3c46b47a8c5b21a5232f4be6226375f856961d19ed59e4b11243a8361de4684764ad328a6653a895599b407b7a83a5eb2f10fe2503fda287f1c00a890c3d8e6b71f4062f604e51aa0a88facc1d17d708af6ea11b70745b922bf59a75dfc1a0a64e829cfa75f057f173510ea1a95ede9bcf7a1d2380f763305a66e6e9e13159d8e0859d0e73347106f2873252fe99ffccfb32cfc99ab556cdbaa434a6ee61eb2e310cab238e8b579a619b1f88a97c1173b489beccebaf18d4dab3016e525cbac2bf00df294901c32cedeb48b55d0d5d93afc302cdeba13aa4b36a53ea54ecd0df669bfb537b7eab8620683ef7718f7d9b4e21f406b37a89aa3ccbc36a81efa08d146b9f2146b06e15742cf1ce9c3875c4b1ce354bfcb4f9420f828e18616bada94bbb7b4cc6e5795b68450c03083129305f147e91a190d1bfd85363e2bee4f9ce25572ddcca748bc86d3fe52a8b48d90e1c64dad75c7946a825f76a8535d22336590c0e0b84164e9ddb4d573fb7d5dcee43223c83f985b1da6526e4bba8b6bbbbe797b798c6d26d0418e6ab74f53ddf1d3f71c5a056c9cc2b3c674fad3843caace0d464f1d79af68c465a0a992971162bda59603cb364cd2408dd732d9e3ce28a1c1d89b8982222ff1cee52cf522c5c75a6f87b812f1360046f05cca44a9178d06a87fad0bec87b777a1db58e1e93937f112e4c58a1eb7eac68caf6ce81fd9272ac7cf6bdadd7ca16678bf3d14a7ea450532a9cf4b765276e64525551940f902a8ce6994296a7086a292b9ffeccc388ceccb79b7dcae37e943fc8e868034dbc347bc6be1b685e3544eaa505caf4c1098bed0a63a92fd0f398f0f2447a55e22b7cb4dab0c94c07423e3405ca132e17c8fbadcd9a77344b3e8a064ab22f9871e253e2464776249858d75fb88d1be85a867abe866bd82a199b1e15c418e65565b7a24e731de9b37c63cd02e50db26563ad35b31871eb91c320ea2c3bb9144d33c022bdce27e4f55b948cd7434d3615d997a25b6f18609c21255b9204b1b24eed78c01e9bae60624490083c608eabf515f74bb68d29f0d77160758a7584d3ae44569c32a11971389121dabdba0caa17e3646c1223b1b3490d84227afcb8ef43327d58955265588be63cc33620cd9a326306cd8b3ae03c4de484659a7cc985efad60d0e262cb07a09234878625cfc41a39a73754cd5baa64221d6a7fd4f4cffa562d104167382d1ae68cef93b8c4597c49c5cacf4d838791b7cf5ae6b780ba8fb9e4240ac3fdfc9c56ed71020e527f513e1f9e89b037af26628d05d78ee7d7df0199e3501fa2adf2c4ffc10a46f846197f886fd0c23c496f4b6ddbf690000fef824ca29a559ac6b25da50e3289aa1b81d5df8c7064e09e4da68a8e7ff33759fa46cbc64bfef88292552cffd4ecfbc4dcf7a407c33d59caa97609848c5bc7454367932e50bc6fb24229c5d9fa521f1d36627d99ab484007f096dba73d7d5c27fc391fc9a32034029cabfdd8f8ffbea8c1d4f238d3d09dd21f52af3af5e34014272b2eec3048cb16b7c3009a949f4b737afc57bda8f949ead13b8d764bcc6fea13232130a6a8b03cff5140edef4d5e58c058a99d7042bf1776df45e8271b117635bed5e092259d3bf056f336200419b2b21a902e6834a07d5633891e960952e187647e6b498dd36a2e8064ff8a6853f4befde77a41049be55418b1f65fddd1ce967438c78a1f7ec67312560384a45cbe0f2dbad9ba7b59be191987f1ebf9b1a4306b8b588fca6d35ef13945876434ee3c106026804c4a5d2ed14c675589ecc6dc7ea3230eba6f72d78dc1767dcca66f9e8d4673172837aa94fb0190013eb645c29133c4ea53989ea0519925594d7d9821602b8695bcf42a94caf36c707e6281852a9ebadd0e57e762f717ec608f942fc6c787686698f1425d685b6cfa4e257e7fac375c342e957e06ee234fa0364c6bcd9540544fba0519a70ad89305ded514fd02366d7d72ce05ac8e2c8dd3bb0aec0eab5528f92582888c87c507c6cec1ed2a7a1f4ece434d964eb3a905a081b70f569abbefbab920e43a9c433b3b026091f2029b88abb63f175269410dd70300d385263340c64a63ab98f49c9e6e2a34924b81014ef3a2fa677722b27dc7d412930a98b7969c5b74e393bf1f545a8e9b3e0858ac73b0b8ec752f215bb2985ecd7cb4ddbc7868f1dc3ae4a555d511e98065dfa62cd79ef8ad2941f9d3ae79aae026cec1e0baecf3676370764458c640e4a2842e4b62ab104cda78589dfb1d8211a60923304861ab805852e40386adf9cb13be79419e02b8d9322dbd169bc7ced76744f6cdd8a074c52beeedf80622b934b7959184b443e4db5e46a979a8a3ee05fa586f8cf2a035e42b94cac01a401e4116aeca47a0f519bba0a7d899479a8199471ff2324bb44659ff1e5da480bdac5c4a497932338205f23e01dc7836ff27a08a87315619175042d731d2265cb70016062fc3c41ebb197beb177cf66f06f43db8c5ede9283a092ff6b34cbb790a6f426b78d76d00468039cffffb6397f338507c77bc7779b1acf68536d598e618c905ae248b07cd585d5cfa621340f5d638a3f1138ae958b9fe3c11814162779bd453688b543365fe230c603d5bbe0f9a3e520325d5f7670adc9399979bce41264a7fb89e9fcbc88aafb70bcb856595b8b2afe0b6dc286c30307917ee636c967524e0b132079d7530f716b7114f9ccffaedfb6980a8c98e7023db38abcfebcc3fcfe5e9fcba9a0833ca09899c278708db1211e4a5fa99daf9f231afb45acf2ffe00f5f1124ae0eea40856d721199ef7e896235b1315787ed013e44deb58eed584ba9538ba5b5b8bf42ea661aae721c8a8982e1f3212c8d72378ad84607dd24eda72d8adfa274f3f32ad3b6de3464fac6227f1e2308db36d2658d204737c75308529e3aa45c636fbb94c656fd4349c4468518f01175298025061da24fd4a09713d31959072cb73bf90e4a399688d5ac0cd38252867bbc600364a42aba11a1c73d36f4080e1a1653f30938fb7f764c56da6100e884361a276ff208026aea8831cd25a8695d6fc49ccc34ef6132180583c3f3eb81df5351423ba7d8252a6af8e9f94a6bd1f19adb2ea6870752f20c530795e1a3c71a60fbef2787d4b5dd633cdccfe37eba5b55fb37a09917a53c8cff9fef99d0d30d1ee5ef9e190c53e2fb5cfcc0215035c2128969ea4a02232a1b59c115f6ba4bb6612a52e43d75a530bffe3c640287f04a11d575eb6a7c2413ce42a4b4feb47a6c5f48fd91040af8cdc2f938b86470cf5d0a4d92a75bb15cb78bbff3db98184e12339d753fa6162514b939a1d5fa4eb4b5ac078341465aa6b39d78c24691025668e16a1cbebd4da61607b204bace991ec73fa4549ce67ba2ff401d1a615ad518e00e991cb7e1412773a9c59d29d2c02536e34ee2e1c60ff8c233f32c9517baf2e71311adaae936614aba56dd3cb1c41bcccab4a901fe51bdf7cc97af56747e0ded6240be998b3f7a65b8b70ab47506e7e31b63da83d4f86545e9dce7ca2561a28b42d9a3dac6bacd01189b5c1b56b570431ae4d1fbef76de25711e8dac536109c4603fbea617688d998e0a01e45948e2b3b7a978cce77c2dd520c90af88db530e498c13c08c5c7479e2f9b4b24e05cffdfeec31f685e99a695212a47417427bf98bd5b6cbaa4c174075e779df0de843d58cc03e006ff244cd2a3273593f5663c44ae50c4e421c346f04e4d0c2805c390a686dea9fbeff53a113c97987d5722a4a3703349f021ee10eb93e2d77dc31206124b41d942468929a987755ef0347074d1b334077f8b754a1fd84e516229c6ac06f9cf409c7607e3adc91a5e2f4575cc7d878aa06e66dc3d7ebeec8eb29f7c63322d13c330cf2398faa321a70cda2a500c3d97b61d3360b42fd66bc4b7665f0fb2031439420a3b353524aca4467effe72105980e60d56317fce918dcb09c5c4dfde5111d59cb8335a3fcae0b0c098d439edeb3c74930c8294539884e5aea7efdeba3ae04cb042ae20a2eeb49f605f95a80a1528b0383f04a6fd47f5c08a6051190c04a46d0fb3bdcb3a8e87b2a1aabf57e46f2206e0e7cf97461b64ae80e43f647c44fbba23baf76860475192e692817f73118dc58aac80ea53cbac3b54469d9e8e25a28c3ebd181f4dd928fae93e79bf0ea6351c00f761d4f54b8b5b985482d79b121be96eb5176f597cc7b48d9a2d7810fd1ed4dda59b4e36371b348a8ccf7151856462bf39b9f394c39b288fa841de5915af9cf948451ce0e73db2d23e404f68961766c80c495cb92c30295bdfe9b682e1c9115245fbc36daa6b41eeb037a18f274cc8270a3f80a3f97d8247bdf4842a023588ad3777ad540a6376b0bb036e823fa7899c20f934fc3d3c2a16b69436fb82543445dc42d37938c4ef98fb8173c1e8561e8ccb5c234f03e49925e5756f76f449fce06ff4142bce48b666d1f44ceebe75555904f8e7e2d1e0c816f6e864df2af5eab78e17bdd2436465cead3cffd3fd98aa429d4193296ca93cb0df094b1fac1ca992178839622c8602884679018c1962f4cf4cd45db00dd7a7e2c2fc19a88f8298d859a14e6de57158b1d34dddc8f07ad5fc694b65883c6aaf1f7aae0e6c38c24dd5007d05a054623554905a6931d44befad75b6283c69dd1e49d51186301f4e9726f47dbf945390695c4ac91d9c10072116a371ba7909edca4f3e449e5296acfd085631f863ecd4b63952c394dbf86ad4ae5534db2fe8008659a4221db8955f5fced640bcb6b3290639bcc0c8fcd1ec23fa2db0c837f65c81b49de083250e4ee67f4d68a3fca6fe360d8a6a7a981e9701315851057550e30c4d94547c6b90984e286f3bff3d1b1f0c9de65c8e8061bd15075056407c59faa9c59d483adc6797aa20a696fac77941093f97846f7d51a1a2e1b5f86ffa0bdbe6ece01d2cb107eb556f9afb9ae41ad09535788df5e6d510103d3718aa6c55d9ec1c7fe35694a1c105e3ddd91049a70f4e8ae7604bd6c73c2cad2a744594a57cabe397fde76a7160b8cf4e06c87668bf20a821b5da2252a0cd20ca495377f241f9fac02f3424670926e3cb71aa466708b5e39e31f118cc7d1f2cd83fe31b8747a6e0839c6935b48ae8041136cb507d9d40689f3f9dc30c4191ae100b14865b6be833dbfc68ab6dfdffb6b4450ed30c0c21c7477fc0ddef0e59b1e389a10d8a3f1a017bfcff2f170e8d401b88a4c6305150e369a9eed71f17574ff1a2169bc56a24ae149eb0aaaa8e2d8bcbacca51ab8e1fe04658df873d3072fa7647e5b3372c342a1e4464a576cacad3bf447d89f54e1f78cda0d0f9d10da4b2419b6c1998dc7162de888913121d804505ce8a6e77d36b1448c45c398897cdba8f560c11682747bc0aece550ab5491534b33f7ef860039abacaf53286277e539639160b757d5766a53bb503ce7473f2d381bb9531555d814b3cbcf37cb5c73138af1c88526665c1c23332de910d91c1dce1bd2da7933be3c4de7e7ce17d57e8fe3f28d973e9ec0d02a75a5da861bdfb564ee3bc70fac18ced23585e2f87d5270eef0db1d626a3287abb23be31b94413f9f758bc1d0b1b13013274918d60515565b59cec88de47ef8edcdec5103c6bbea7cefad2bc4e3165992e1261f88715d217e675f3378daab472b6276514b4e402ad8109a586821045557f9cbbc68bcbd8912e8cd86b102dff2a3e3dd7b22e38dace65bfca4afaafaaba59c02267f89896fade5eaea85b417ecaf8231133c6b2f0551f6e89b01ca48e217194572c1ba05ee630234191fae13a3c612b51d911c206a8e3789b8201c635aafc148702e56679d22279aa94624c8c2a0810653cb4383c98b261bc92153c69352d1aa3f1b1d9302ebb44449c51df4abfccbd25a85a8a87aa71a499efd53b06d99cbae02e225b4e0590430cad1701f53b7189d4771f87b28f9542329fa0ca1ff37316b8a289a9ff687f73f8b7fad19a92ce65f8c6cdc2665552f848a7f8af57d838a51c9cce3c49b406769b00f6ea530a6faf02f6be0cc158f9f4c3985430dc2aae04c0d91ac8c5a2875ba91ce1432575b8983d0bc1a31535e0ef9e524f56fd5764a1419ad1f323a700e279e4e4901f1a4aedff0a9ec205126c9320347d7613201b00444e28f6e601732193d459d7c49ceedcc0ff09341c499ed57e43a95e6d7b281af5f1109acc619173105e3f5b5b288a38bdca706e755f1957f23a339615775ebb86c8494606b3488dd6b4bfab06c7ef88c90cd7fdcb950146e1e40972559eb59f64610609e16100355b854773478c02f891e91e894c14c31990bbeab91da14e2c12b4c8fa1eb6f4fbcd1a65e583cc191b4934dff2ccf9f125cd91bbc3fc529483f99122fa24556e30cd9d7e846bc1501584926ff85815abe4bae2b60f3c90b0c2eae10b225c1d806f5a0cf7b1a8dc2717a57c41296a046f7d7ca6c7c51d71963d7849535b19f82ac845e2b00bdcc347fd8fe678fd44adc3c66e42eda2cd95ad99deab934f19cc8135b4adad20c87a4727bc9751e146630e2d3405010611e024b2117ebb47be34bbb950a655d6428d7fe74d04bf89914c1e7e214f7e8d869d03fc7db945796055db36c557761453ead3c4e7d830ec1a9771e3ca6ec485b7a1e52d0f5968e1b9caecc50504cfc23e1f192fb982c10dab02f52ec7719cd6ec353f2b858f7189c773b75e9fdc8bd01f78aca1b5dadda1d2d278216562cf8d432a5a1d8047b903ebfde871d7b07d58c412486fee22b10aecc839a2da3c4e997812af29ec5d401ad5e7dbef097b28465646e00e08e1c2b03c1d1d8d19410728101d0e53741f5f28bbd2e9e261c4cb47a8a0b3a6048d90dda7e08103659df0f0ffbca725c5849ac89aed29d447fd4b812967bda2a4f4aeb8a4013055c426731def95f5875374abe9fe7cd5479452a3fda5ff9091483fbbdaf6e529c91138c9e30c4b9855c9e4f72f22706b8a497a6df63e4221b8918316fac270f26fa699663894c0a35075227f80fea044e080b77022e8d5c6a46d9e91af1a627c61773d5c3ad52b867b5b35c7376232ca874250258fe0652f56ba6b56b9146cecce3f5a5fc851269d670dd0d248d31b9e31d2ca13fdc7a39f573fb48ce15477b2c5cc6b0e7177fc036374e090c1674aaf9f9d49ebbb0d8cdd50ebe33b209375248f25699e6674aa552d37019a5b50c1f62a6bb54a17281c87e05b06a4223760faee6a39f4a03c5562cba521b253aa60aadb5446e617bd0224188b8963faca6c9803045100d8ec16207bd4e3d73ab7629c6db8eabb0d51b143944d85d38a702a671ba8e3ea19f38fbd465d4b5c900cc89ea14ad542fc084c0bf5336f1674fd55652b5930fb2d222e94ec0a820c81256a036023d71f5bd1e37c7adfe09c93f2bb37a105b595decf9654b7c185ad6bbcaf7259a2d49a8da5d1585c663d1a279063cf2737a6792e19635a00a56cc0767f0791fadbac357287940eb641d9645fc77d55a839ceceb73e6ef009900b526ce30d6ffc623d4c78082324dbb61ab13a68198a3f0d972790caba46b5148bf82c0be3ba8ea624cf27601b3e2a1e12bb6297b93de882c282f0a9eb4e94e583d87f82f099e69390ff0bd79d5a563324019c577c5e7c04e3168805dcf5e3df4a56e8db95e6d84db9f98e00e25f16bde1fc4f2ca58f48ad07f9be6a2af76fdc211cdf5e70a0fa19a3571368399f20b5cc3e2ce12b6f97a892402ebe2edc7bbed5a45d3550490ba7c6b0ee9a8d03b3838ecae922dc6198c443952abf47764d1d351a3afd33832206f4431fa870152bf3cf77311d542dd96a2918cb822e8ee36d7d20c7b1916b59b2b7a82068958466ce5da91b3333be953baf91cdc35e6561685476d7ac4dee7484c094146216f57dd71dd41a9155242e2f072e6c88db1ff0b580bcd3a235ab78411606a9893f334ed443d144842c8211a7d331ad67a8dddcdbf0af2d30cb1a00d30e917433223b940bb07274afbfad6becea96a7027eb8ba375269035d8a0195939771ad5d474937b81d571557e89126560f75405ceea54cd0c0c7e428173f86784cff627c7c3b894f38b68b665a39558c8e31f3b2d2a7ba1052219506479b8d69a3932166340c643a6517950aa5df4cbc25691f4945d6c1c5afee2ec3a4c4c02b69694a71c7d9230f691598ad94821a9051289736133cff0fc52eef60c7171c92178b6d5128260a529a386ea28b02c71fe0eabd2bd3b70d3b4bc593119d66de4751c55b5d5e4f0c14b305419a2948e48f16b80bd0dfed1978de167b9be189e65fcf5e13d46134e3334870a61e8590ae9cfc2598f12357eadb1b43cf83f749b4bfa989500aa0388e2473eeb1924eded5746d64e92d51b63025af015ae1b4c5a174c3d5c777e21f50e6a946ef0008fd4861085c6804aed0f92f88a8dbb6f432bb4ac039013bb78e23125792c6429c007b5e6918a4af5860a499e346da3491a865106bef1e182f481af867476b1ca0508368c4ee0680f2a626106d2f2b3af806ddd48c6902c4e1e02b8aab9fb6caf4af2f4b6fb9e4a4d1f67b9faf505aa5c58c33b5d6ec67fb9e7f43c438a96a60babe7dc9ce83bebf66e93e6f71af577b4648d476166c2e0b57ae77b5731bf7395d40f9af4c4456efb368a41c62ed42d27c7f82fb0de344bed73156f8c60f597a4421e1861723182c28c09ddcf0a54bcd78eb613229dd446d2c783ae52787f1a89c041e7ea62fff7ea1b80b1fc66e2d59a5458e34d72b5f82601439ef59c7bf4f7c5cb0598664abf74f162e1a186379e3ea5fd840fd7e57d618c0c569df8a45c4975b2219937676141af36a1cb1c09eeb8d38bf9233761af43758bb6633f00384604b2c6841dcdcb2dd958374c20bcdba09a07e5d6f5704b746b4e4b35c23ec97e7f4cefa7002448cfe566eb904a41bee417f6ef1bc14ae9954f25303b0a498478249c572ff66cd6ec31e4f8d343ad2833b83d55f98e344f0c88d1a6097965782a54df3988df0b34c3afb314cd2d76178d875de796cc7de54d51e0a6bff9ecffa77a9dd74dc11179f3802d57b6cfffb33e344827afb370e8a4b8319b793937c53f216240bb21a15b3c966b57c912564a31f42a529da0d174c2b49b42d50eeadd2e0fd4b495b103fe383b35bf92def06b92cfa0e4479cf025a81c4482672ddff6bcfbcdcf56108f8946de6717d5cfdea26f7a76e0306b1ca05399c6cb326243ca3d6abdab33f16c62e1cb9fdcfb6b5ebb07f2e111382d852dd02f8495bb5834e163fce09651370369b031a5bfd9ec5770f30284e5f0509053278c24a76ea5f373ab3cf175fd7d9d6c4a1af79ff941224944f9ac076704e9d1dd4319e5c36af4b3a3db43e53c96df2d3ebfc58fa8518e1383977513e216ec08793c388f438c997734f6f0ce8339137259d66933a26d5bf71792b5787490f5614f075802bec58db8fb43039e7aba3b65f56e2c746cf5573761371af639890d539d7aa32bb702fddf0d4af4d039f07bb4c1b2bfe49fd7f8dd958911eb38dd8ed1d5e935c0a5ae6b609c2fb76049738e3a7be3c89f91f25445facab07069f2f2826b8207708dbfde029a199a3d86b3c5f0d2f11af2baffb589ad8584fea0efe97041c2fc7fc1ab0a3251e9120abed3122f66a2ebc69a4a4b0b88dfe809cc852d85e82390165e110d013697b1e7593962baec3398140df64044bd5aa463166e5779ca92fa49bcb417b5b233e8841c988d33e3e4756889a26848196e998af78fac21fd56ba20f712d27dfecee40bb160138fab81100206e57dc5da01a7766cd78182f70343dd61cd705b055eb769749cbe39f7ba2e9d4059afe87827dcc94ee6f6d15caf9352749bbf8e3b0de0d5cfbd5f084a54ade8cf35396b02b0a1337fc4bff85bdfde951134fb101d886ed1400f63c7c46720fd0f965422b6e7f214b3d126569ac34fcd1987504f345b07c59308b553bc711a6604867c5db77040cbde225b89be13ff59bcebabe973a93f3880fd37fcaa3a3bf392f9e881aa265c93b7a963554bed9d0cdb7c66b2729a0ad1cea7ca3942a12d63c2119b83c802c64cbaac903e4dfbb09322b0d0f5765733f308b0439fd4657d292786bbc6aaaec0934bd35e9ec7fa7ac8cd57e7b7e59f6a6e8796573645b1280937641c3cb722148b7dedbd26509c5508483eec8e199e5281f99547d3cf2a29dfa40fcb813fbf9ee14a35d89a7f37976ef5f06424afce5fb66d5fd028bca4807ee5ba78e479f1a12924ce2075ea49eac88e4468f9fc6046f73dd3a2e3876a55a766b1ae6bbbc19d27c4b2f179987e048df0563fe43958c76e98dff453b18d8560fb2100afdf28ce463b8ffa1b5eba81b548f806d21bf9d8f0a80a269275ec9b731c87e439f0b4cb429ecdd2ce803a9f608b297f76da837378aebd17bc4ec40e01a03a4ce0c59a739186d7ffe3167a1f91dcc0cd9d5fb8f0ec8c890ef2e0a7d543cdf834ce96e6c05e75bd0e49a9ef43a070129b7daf03d6286cc1e365eb1bcd1502cb77b6bfe8cbb8e7e27a445182283d507153cf32698cbcaaa403e2ee7ff71264191de17de14077282d5578088efc1227f1948d0249c90d1d91adf562a1040349284a749bb6e468302cee000a1fb11da65201551e1ad1bdb34d72625152886751d97e16e897311ca12b3be907e4565b31ebb70265302dae73f17cb341f7b4e0907220238835c6862639d342619b5dfc031eaa0f054c54984789968b2ade8d647ab49cf605cfbb7e98455d1a6eacb77ad2ce9188df1b251fd87313501a375e1a14b99e80e0261997f936962a6ae844b2547a3e775778a2cf69d990b951084ad9b12c37ada38ca1879c59762e59c256a929e2bdb29efe878d41cad954c1590981f354f8a67ad42bba0e27d7e46b729ca0b353e3c142bb2740fb43887cfb87b0a8b75019f61b58f3d5f2b5705a69045ab4b88593131e6256e06e7a9fc0914fb30e61304a469722fcb34303c2c42185ec84069a4b033ebd492c7e867ea914db3d32dda887613b6d5b12b9e0fe4626e7f065b633001d30c45d1067af455fd70e920902ab9a06667220f6ebade6a50359931b68a1ef61098f6ce2d541a71080f7d121b6629687664f9f5d79481fbae6fe3988ec4ddcdc6d79f168136e2087f264d20476f7a733917d460f5efb06b8c07360457af11129152e0d0c3f5bcf57fa8592e62c864ba8c199e1d005afce66cf8bcb5fea2c9f0bd1093c939f85272d046c9967540379c4b75f8029850eba2ac95227554eb8aa7a2e1cf917fa679e83c734e3ca9967a74db14544f2f71cf8b2a545eecae1a9292b751464f2efa33bdbd4f66f74986cc6cb8d951f19b7479dbba6d0dfbb2a4b9a808a950eb43ae787d11a0c3ef74992d168761cfe759547ca20a49a80fb754e50f7e5bae27ce5024f0295c405527f69aa4055fe63c168f060ea006f9a8e0f583779266682d6fe51eecb4bc91559a5c391cedb17270d7c76b9ecf39390e1c1aeccc0cd7efef791325d1b19064492bc667fbc60b983bb074a1e6d22b36c235574e9e7cffc8b257b2b52e5d8d46e657a4781cf78fb41891d4347ddbb3d6f8ebcf7f85402f2a5ee47275aba013f14c6304ee0f05f225bb2662b28a9d4798c31ca9097114a91b7096623d33c4e47023010221c36354117bc3e7693242bcd73923d10ee2a8f17a5b2822223a03433ab5e43c07ede81be14aa3661bb5be91541f32bd555ab76c66c8a35a46effbf9958c6b7a66f1a31dd379ba0a9a9c734d69a5d689f789b7b1a09bb41b4fda3f172c8a5468ab63716f6c7609c4509b15df2e572e612bbf48399f2b2ec89e1944fc0d5fe228fa21f4a3549a005edd320671f503e61e70272f025d3e20ae2523fdc4f401a7e322f91aacaf37600d136e27e42924ca0baa75b886d579844ab0375441806ce160c0cd955a1e66da4aaf0a831b1927de329f7796e653d855e73f7207e7d770aa30934b754cd679512dad73d509de108a92fc5942e4b27ebbccca05b301fc46f35e30f4f38584796acd3938088827633871c44b0d0797456128315c8ecf10d84fa1837dd16e3e7273d4adebcf8ec912d503d9491ae62b16c0ded359e7758eb60dd3834895543215936e3480c23f3429ec51513535e11a8ef9d2765395f6f7d30b01876e2fa682269b08976a915a0b20fdaa4615d48c4bccffc23a69ace3b4d25d559d908ee06f5a74eb1e7c7ffa78a36bab0009b681e1655d1604e0f99c5d709dd1a2426e1b04e855d61951c47d388b3ae2aff5663a0890dea90c5d0f13cb7481bd7d534e6e0b9db8209129bb675a95ecaaec127f42bbe4b91e7d0559bff8c56495421be01eed991875baec8f0fab0f4b461de0c00d2c81d7f61b4853b47773a57d6654012bdc0e58752298de8e9d69a0298fbb8fa270c1dee4213dba3fc58d2adb5c1c95434c49e5c25253a499e039346e3e5b82318b9498f4ad07da68ee35aa2648b23cc58907bece23288cc4361d33e4d31a53225ae5df4e2e10dfd4a9857dbf6e0767c2212521ae40f633b3943eceb0a1b1821ac9bc26afbe7bc755362087d63b7b81e5d2c73f14f58b73d6f45907febeca97b0b1fa98d58c0ad961a8f058c2cf4323175b45e5c4deacb818f25e419935f0f534530acb6467840548f79e5ca9a63d9e2d669577a075d9de15365e0244428fbedca1aa160514fd3fa76a85fb6a86c79413b32be127044b3e8573d0093e9d2311ee29ea93d36f4439b1dfbe332dbdfa2693eecd17fa7102d721ccfb4c20498c34989a96205adb4b53b410d26f432de8326f9baeb37114380f289e97481816d835efaea1030951e707ea8fd97763ace52b0c10184a1fdb839255a190ffe61a6097a1aff17f476286066a09cf5aa55be620c567fa4e17ca8da5f3b276118190e15b0e8fa10d2c3fc3d44f28fb9063aa1538d1b26cdecbaee171efde132a06b9bbf99480f0c0e831a252aea23933f2724a41fa5dc9b5b07adde10b0b0f6b5ea90ff4e22aa2cf8bd2357d99b69a7c5c06422deec6a26f726d0ffa10a054fa15e026de45a45350cb377b075398aa161d09b7741c4cc8c7e9f5f933f8811e242f5601cf4bf1486c4a9d415377fb8cd0e3a664be26f805ad41bf8fbef4a43a43bb73b7ead4603b7865b73c469dc371f92a0ea14df9431997c051144839591b5bb82468f623321269519bb9280c2434a26bdb2f11f6fe2326eb16f02931f392b8556595adb5ff772de799a937494b0310e14d9d5560c83827338901d0ce403cf39fb92c8bf1657fbc5cb3388364b1f936236ff66c16e2e8e896344dddd789a386c870d2d9de8bc722fb50edf4998a1c1d2747d30ed21984c1114697827276c746eea67baedf90af659c179f2dc8c69066f6ba1544ae8e0d05c2a56a3239d3b416dda3dc2e86027328d18293f67dfabd1272cb230482125ae2b6691acfd486c7ba3b97c0748ce22361230521959a69c5ef8f10b07e4c2c101225a2763ab297669cd4d1eb9f2c3740de3f76b134cf4984b95fe586a0fa8fabdf7a024a7414fb544f81abaf90d2d5e90a5de1c78a9f078a524ead79e14cee37d3a4d9339797f22b8a6767ce41882e49292de93f2a26794ac6252b9518b9fd34af87ba5daf5572f494eef64db48cc01df929de7b5130b6b1df52d925cc0e1334db1cc9fdcc6dfcbd31281bb9b89c1765fcf567bddef51ce40c51fece947298b1ca297565044b4e9278d88a0a4635acc77ecf220b5beb9bafcecfb3633b286ef1dace3a188159bb84821e111eef914beb3d45d51735afba003ce11615dc9ae98a10d596fe40db0557bd14cc6e9bf9c81ab0b6f63b3a7a3d490a8cf1a8cd3df933dc560b08f43ef5f0f4676ae2952d051e5e0c3250671a6e5d7e361857599af8f4b8af05b6315e69d5d2bde2331650c6dce40d966af43a4099ee30978812fa77e67652231e7da2c90e31a3351729ef553312eb1277461be7be717d2382b0526bf702d4685f1f92bd63d4ad5ac4dfaec690ad70f085cd2415e9bfa1a116437979f63537fb4aaabb43a3294d9b0faca53d8f119e26d8be90cc5eff98a36de5a4f4dce7fc019f210ecd0a66ca2355bd6c32bb89520ca7c61c02cd9ff3c9c88a4bda93bddb58c3d6e73fa991201893151443d7c94aeb579a70476c747e3e3db2faa2d640a8f932639c63697b609a46439c9f48f723b97ca0e09b477c21bf9c10ed72eb827dfd3e9bc6f73a0d2f777d1a3d7ff95b8301bbe34289af1032313689b6130a5c8ed2e7b4684007abcf3e6fd883ed2c1e1eaf93ea446a3c740802d771a3e4afac7a3c8b65a8795a69a8d9116df58af96e0520f051e25e940125f8a21fc6c0194222f45740d9191b264eef91fec5684eeffa114b4943bc53aaa18ee64ad53a8160debd5d51b6dd329daaf57c9c2eb69316b15a0950f47c8eb4f1eb0556aa869a9292ac35678ceff25c10d8a4d223f5a6b8deba87f8930915bcc8bc67284f7b72c377a0619e8c450f68a540fc6b7a7f17832533852e508a8db24012eaed8f4ecd8b2f96230695330de1451764e5f31293a5e0711cc8e261b5a608ba1eec605e18cfc3aeefc70f55ff572b51f1835c5c75b60c7b074c3f9a401a61e617ba9b18e319eaef2ec0c9e3b1bdeab7d05317cf901b2ebccb2ae2e049c2e529f0906117fcc717b4c4ba2b41ece4990da69356520a59e97be40810c992e6e844856dd99accb56ccd9ed7b16ed34883d042b137fb930420de362b3a3851804be40557883883b8a5c87ef7d06d30b6aaf67050da087d266a07c17402bf0da749d4b16ca1f1c697886f89e6bd3a4c07c77dfbd8c84b7bb234f320737f6d5fc7cc0ad6246064bfb96b0add3891c12e596e75a491866fb37a28c10eaa847685be754831453309774f4574a70b9dfb706ffee30d2f212cfdd1d4e34dcbd227ef0de60e70f38f8da4a51cd023fdb1a97f3dbbe20465da4a698555ea1e9098070b076279fa55ec16103974189cf55a8e79cf310837b1040960fd42589bbb298a76a430b4ea4726e9e7cdd03050354cc77aaef821366245225ef75a825477384e56a1717ebbf7b42770cbd18e95144bddc9949975066569843844eb5a6ca531263313e13063fb9329faa8afdc8150e4a2f364270fe8c48edb1c4f6bc0e160e536c9b0e48840f7154b28a95f2bc1c4d9a5b8f49fd48d5f7f17a7cd64bd6c8658d4cb5f12c9b59b0029848152b2ed01f97163c6de88991e810bc1d94d31d65e17326087f6ccea271261c231b78eb817d7de5dc7efbb0b09a911f010298dfdc38eef06932af1a65f9cc764863d0c9cf3f5717a3253e9ee3742000d3a3e888304b658a5929c2362d3c1677468f203b8f2e934a064f655639efac83605b07dc1fd1c6dcd1f42d849026073c07023e7ff5b0343079e3c68cb5371544c5cabc252cccd7025b4ae6d89ef2eb08aeea920a4f8069a4597e9982da93553ec9306237743616f1bfc96490eb8b0f559a0be7a2132e9c97ba570b4c27143258a5bae8ff98585690fdae7bbf9b04b2711ca40a942f378d26cbfa2623f074e4dc6ebee06ce5f831c6d14325918f927455ddf5efb4883e4ddeb1c506e205f746ab114ed645a097c2d0f26140ca3b1030698a9b2c282316c5ce976983f21e5b4ed6ece4460a0c79f58a5e4d6db21e4d2f0a709d236eae50912b51e6197a0216eab1631cbd8fddd284f04ebcb8f5193f2f42f746c920a5515cb70eca89588b806b42fffb3293281d56c357884ecd2ee01a731dcb5398e6302abaebed81d2de92488982e06cf53e9536f909b7b77348d0a7230eafee7aee4e82a7eb95f2260fcce9613f7c8e587193eba490efea19ffa8b597c8d905832d9a8e8ce064bae1ef89058b9c4f13e703f4e02077b5674787336df05729fe2787e296b8237d8032b4dac2ca9fe6fd93e9eaaa1fd15d5e043d55fa5a87d948a7551d327e814c11935f6651d7aaabe6f8fc272aaa457727825e3f7053c7ae3bf19af2fb20393f66ef159b0f6eff563087350e9f6df7bf8129069aff0258bb74052bb8cfaafeaaf36302199f34dd06871c369f1c988b39e232e8f7d32b4f9007877215d105d292015710c8be8496731adc80b6fd2a4864993970b317b9c2d320868d5fb32677ffd7b13b00f1b9eff1b0658413fb44909b3192e5467f9fe3b33fd10d6b8168073802c2e1b344b85c40fa27fe6f67bb50c2479bdf3860c2fe98d4e70d8c0ea9b68f44359a672c711d8482763150eb8d07e01524c9fbe00ac5caaf1becd9d1e45fd75709c74c1f596d30f5d5fd16c1eb807b5ec38d1366ddd4667862933772cf8dc2da9bb8c734a6327dc49eb379abb9b7a79e6498939477b357405b3e1bcd017dfebdaebeb07315c80248aa90ea129c1f34f363aa29dffdcbaeadc48088c5a8c81feb638ad3985d8b820b8951943ffa1b2abf0f4dfafd8910bb9d4eb2654882b44e29f8b71a29473c0e6fc3890432c202c537b7e03a97c8532a983b2b2428b9f81b40e98b2b6293c3608c0fc99ca1ce2ba791d3eb741ae54ad4e27a7efda0a495a2dac6c3260338d315efa609d757a9721f9e38d5ad44b0ed7150c412fe73a47be88cf0f9eb85d71527f6314f169cbd7ad14a6c0fe59c64b55287cf49f5831179eeef30c5f41d109cb42c21abebdd153292949a39c01d51436cf389ea54d44ef519905eded6f44fb22beca25f19217c2cb8c62019009828d2efa4179670a688c8a0d896d209ed1487d46f27310004510e2869f48ed940e083ef5adbb2e5245795d8486049b761737f691f66193d3e97813bd667ba43ac7e8a80b723f20bc20a1bd0754bf82633166c1568e8e040a588bf71d5834a569e8f8f57498da73804a153cf048f6446e5d4254adec3add2d45308523e1e6249620da4ad4e30020813abebb19906956c38d8fd66134d0b0ce38ff0b895a1946984e8eab219fa717e30b2c768b5c7fcba835a85994d8239e3465a672b2d9359b9ce811c87e19a795f08f481dc07c6deae02d99c1b93f585f2733236ccab2e766316f8591e959f66e4b20a00f15364cd8afe6346edf28ea8efdd9a3f353622ac933ed95b80a8d35724a2358958050aba30d14e56d6ff178c9a43523912075f4c1b8a43373576eb58773766b09915e670cbecee1687b9a383fbea2840fdfec5b0968969706455281d62f6768b4b3b209197742c1218d2051d4a480ba6b8a13de3c104a542833a07c8bc08860655e8e85a63a815efaf74b90181bc024a1620a51bde68232904747f20bddbd26666201d2e1d06c6fa03592d2dd02a8c0fa2634763a18e13805840e44b01d086ac8b2553fd2a66dce6b44a4de65796e90a93111b798486b43087fba19868c524c1686e9de10b67065cf582fb8707fa5df831fb28a1f2da5623703061681f33a95e830bb141b15b60815a8107b33a844fc7c8ed7b3a5c4c9bb1de5f4217f5f79a8b3082ed5e6124114cde7a57248ed2c6469acbce84c13a12a6e64e92e7ea4fc4d2d81b0104e316115d82e5fc80d180a162fa9fd56d4d566ed64d1f2b7fb951907e16cb29584557103a931538ae6cd79683857ec7a8d84544a3f6980dfad0a916e32171e096caed78aa0e6f9031885d6be3d80e2bbbd8a3dbfbbbec085951c1d6436fc25b199a4fe7ff91ba663a4104a4b7e42cd52e5e7264f0a702f87f8d2722d97f7a589875cc008bcf3784266a1ec918dd6f56185615c48fda58c601c10f534e98e42fd000e8e588443f04492097e1eaeacde50d02300c1160774b7ff78298f53c5e234c10496edb97b57222996c8fd67eb6d54199b5b065075dac5b5d27b397118c75a43f88d6f0c9625715e5b9ed7d64b6d36713f1fd47ba12ee59f6d09b5f55578a8e8dd7e6ac0c6a66f6dcb311d450bca70bc4c79a0f307d7f2c4c8749b6deb5643d95a68b60fecd989cd521fc679a90ac88e67c8179ac1431859edf292d0a392960c465377c5321660fc5babd3cb4a31c0dddade75fa3d80500705602b633405f0807bd55de3fab5511241106b7d129ec36201435d5ab26370e4f5fcd3f7254b04bef8d8869fe1616b6f82521d7116fef3cf646e97e5fdf64d257d25125735eaae33e83fa12f2af3e5f87e7c62088937390a8833849d8777585a896c0d73bd30b9ef20482084440cdbc14015c74cffae134a2554388bf08e813314e0114272874003fa49d5e54c9c640e7189ee0f7189556439e53fefdf6eda511c05b9df2d22126eba57734c794bdf0de2facd112f2668c03516da8db47fa9a3ccecd11b6e85d64fa7fe87768592a7e8c7eecd89ef0d5ab0db4bd29a1c08ed2ca4bfe4f45dd2c899986f81f2de6cf1b557282919b1b4a9fce1a0b439871da5885aa03bfec02e8d49b3d333abe4c30726f71d67c4427b1c5ff54346e30c87cf4dd575eb7eaefa14e64da2c2c8c1e9eaf05f572e0d7135c77035f4b80bc6d66df46ce236e0a3d37137087481abb49e158cd5ac68ba3a946984280d10807d3ee79b5faac54c155e4369d8017e6c54134885d268186eea2c986adcaf9928468d88a84cb0f8dc6a49b114dcaaaa133bee95f8e608b0746072a371c9a83f50e751d601200d0d682debf14c25a294515a7fa519fc86ce86fcb88c85532764502aea13a92c897676dc7faa7ed1fc4b424a3d001b36cbe87b5b0c66456f6972799eb31e6b068e33d8aef3cd06aad4b0051add03c8b3010584fd04d1354ce29a65a737c5080d1740afdbb2f56bd5bdcae430a873d6115f34103277639bc0425638ecda2142166bacf2090de27b8d837fedabe90295ba50fae49e8a61ec400a8dbae73f46f56c46da06aa647fa6eb589b0ad857fe1d0005e95a3fee4f0fbf3e38fee168f8e4983f99c167f0cbe9f03235adc595fdb96c04fe8c74dc69c9d54cd50e4b92b21e0e15a1b4681d2356d1c1d650894974c098d90e739f50fd7b9674551cc64a914e420d6fdcb083186db089c039de5695c8fa1811827a9d5d10c0095c2f64dfac25d007f9d224efcf8346a42f6ac5def3dc4ecadee276078320c1d86b6d06d34970a6f078161073d1c03761f3b697a028791557a6b442691db347e971c1a88a0dab2108c4a4b473cb6f9b6034f74208f24bfed28153ce9bad8b388d27a8c494f84c5b4656d37d2f41b842998ecedf3d2a5fcf30eee3000e28983dbbc15c795ab3b65f994618bc442643639894bb11c483a3136fd020de9736d71f17545f8ff489addf2e74c2ffd837485444e64d3f8fa193467e4528cc91a231f82b83e3d0b43a8c75d4527cef31b0bb105e130199a85e9d7bfa40d03ad4c9955215eca3c90de5407dd47f9519b8579c31e7444f1de2ade16abfd8ccdb5f8d7a0fa3af2a0a1875d5f909b34a420ee9c517a6004d575dde398d608cc4d8007e316e3e963a639fbff39a5195c126c213af914fc5d265d983bd1651bc1b13d4ac3196cf48643b12b45ddd349ae1c1f28bd31613eeedabb82ab98020e8d6ed97d15aa8367c18c6f07e5aca4885442cd8f398b53102c6df77978fa0431294b556c2610c307b7a2b6673a25ab791180a5607ba31710b9cb82eb1a49e2d77a78cf792174380f36da245e74b7e42af175ae4152666444f7a459d8bc0eb26027737222ccdd3783d813c240492dc147c6abc05fa4fc9d57eb8fd6b8a721538bcd7c39661132477de1b08b6131c394f3b5454902b9d7bc1907c9eb9dd43d6d54333da0b6b98a69e3ec60d68628752bb0aa2c840e04c6251ca041c0655a2b36c5a195bfa5630c22c65b1128738cdc98f4fda09febd0236268fc6d86869d5cd3618f6b463bc3d9a0368bdbf1ee68a91afe1bd43b0af8723902ed28e483e87fd98897b3f2e55d23feadad5c6e7b2c48a6514968232003443697f7b3514618c50e0244c10dcf45e3325dece6bf9bf7427ee9c9cc62ef1b8139a18227a1b85d09fe15272c853f9081a0e6b6a4f59ad6830008fe949fe12c9124a528cfad934623e39f1bc0addf262e8d64ae9ce60a7e8b79f7acb723d747eb7b486dd0e63cfc5f4b72c27dfe86d46c84423421f37e19daec6dc7df0ad647a3d874a0b6331002c479cc060ba60f264df1041a7e199f82e854c8c31e8291022618b6c6fe4e4953cc4f36d3dce8659c082dcbc1e1cfb2e7d79e10f2567863e1d16ea071debca5a83365ce7187b40fa9a7c21b71e23a6e58a591fe4c990b058c5e980f2f548b8031b8cde0082d43e1007e6d2c8ee0a8423dc3a74e1864356d6a914951a561121fe07360600d0307d3f7d29d22197731d3c4d1b39cc03b5cb4b5cfe147727d7f21b002bfe4cd543b5289133e418600fb211e0cee707a999a554e31fd8c72a4441c24c218c4d733422e1a3168687671d1fdafe70b039cad318f991e6b3cf91ab6902c71ae5a07d7b2267663e2d40bda2803ae908dea5e514b36239d375d4925a0c58eefe6374d40016e95de8a471b0a9adb9f6fcf81abdb5efe039b9a43da7e20879dcc16fda3d970b2a011b92d2bbda5a9b948ee1fdee0386d3aeba5a09166be8b9a0667c518ea10fec998d8e3eab4bd27a390dfd37e3ff697fba6fd87187835dbf17a2d9d13eb8b42b37223dd3ab9fd3eb7f32e8c2db324374239d9f48acc75583c66d9aefcd090f9d5ac326b8fe4b99ae4f7c23dbb22c8f4c5bca289f2d9fe573b024c18dc7cb182b312458e5e0a52a1fa0ed7a5d674e2d5a0e3a9849acf97d88a5655f60a104f5ee322005b6bbfa284993a54fc6ec9efc02ce42fcbdea8c0288d4ff2ce8c6de006a1c220bb5c1c9d6692b61d13cc6f95c6bb61f43361c80da28c395c2cecbc72f68d66fdca2ace25acf473f0484cb00d05db37c29d05dd5923349033230e93add52fa08b30ecdf5df534efd5d0ae8a6d471fd6b3b48580c323c37f665ccde65ff90f8f9c5b4fb0eb8a9e16b69a53f332b7e1114ff9316c7d839e914896cbacd041e76f4dd7c63b24539193946c17ad2c5f84e0efdc37d888d98e4c93e490d61b0c2da901f2ad50e56f7453c789e627061e18cedbcb1deced2ca29749dc7ba0e7807badd4264fc68cfcf0cd284cc6274ea25801d0a2f72164adfb9478862b2a3d8f8d6b4a325aac99aa4822eb44eef002bfe3ede624f31d856f4174be882c79cc1f24370d10ee0b6b348f608a4c2f5c2aaae7191729228c69e2d86e57135002e800000000'),
	('75ebce2f5e42a7a307b58c98e2f218876a13fecfcf708980bcd8cd42924e5ef0', '\x524946466831000057454250565038205c31000010a1009d012a0001c0003e61269045242221980a1654400604b3b121846a5d96f856ec60e7d2c00316920f7f7d6bf7436f83fde4a3b9b793fb3fa09f34be740eb61f425e96aff1fff5b1c924b1e9bd6df8fef5c7edbfba9fddfdc1b1dfd7eea29f39fbf7fc7fefded77f95ffa3fe0fc81f8cffedfa847e57fd2bfdf7f77f5b6fc4ed96da3fd77a05fb85f73fd96f507fa4f36bf4aff17fb07f005fd13fb77a4dfeffc3b7ee1ff17d81bfa2ff97f463cf5bd73ec17e5c5ffffffb7c0efddeffffff9fe1d7f7515f2506d39176948156dde4887f90445a930e2420af0e00d3a4b0ba4715b3ec823bf6d9ef1ab79cd30e2ef4bd4e7a4d105b6c61d122762301358cba8745561c4240da6cc3ff0f392760e724adf14e2d372cd61204cedb9295b1ed59c08caa2f89998af1cb39f2cc9ce3a7e085e871233c57f8a4fac4b0e2a5639413310f241d137a787283150f85a61a99e76f6473202bcf6800568bc463ac35796b6a8f0c52cdd1409acd40fe1d7a97a4c901d28bee37c7bfe5ba4f59155ece093976cc59c9ef0118342fc9191fbbaea44e68b2b50e6546797731df727297cf4416934e33b6d693f3623b4274c752e34246f3c8fbf95e302b54797c26aa8b594a9cc22b41d9cb1a1a62f0d1eff64fc517aee8c44dff7b5d1ac53fe12b12ab843393215f1b2a58cf8de7a3d78caa0ed1a34ff203c91390dd62fb7389feb11b7f7d5b523ad98f4df6e5c3d9ca3cfa26055f12b7cea586a9776d499bd8ddf59aa11edfe148992b4b5a12292eae5d6eee99d31218bd890707396103c78befca3e9181cc451f97e6c99dc19e2875b410858a106fc86f0a7dc3d0da3b03872204f942a271c48127dcd8a7918c41294b42b7715d7c95d918a20060251b96f00b2a53d0885733bb11f9501b7a5f0acc7d3a7844caa34538556e29079685aed8e415faaf0e951dafbf2aca687b4bcb6558828837a4ddf3978191d3f6b7906a9126255c531e4c0d77dffdedcd2c06d175250ceb22cb0d5c5aae7d06e3980b5426649363178bf0e97fcf2fcf6e23b4ff2501c095a35886ac62f0b9f959fdc6fdbfa6bc8cee0ae96fbc912599060d9afaec08d163ef20c8e44cc849d878b64dfdb6eebed99356be86aefbd682644b26119a8f828f3c735adc846596ea4629410f6121dd2dd5aaaf3c49f9e92582d939e8d65427585653e748f8686e8062259cdb6b87ff99c66619a7c08f3b136a8eab29b25ffae4fcc57072d92d52c19b6a4a0e69d68bde7e9da3a5f6e027a3409e1a7b2ebf5596d66e82e89d36bf2bf524d11f17d062dde686128c2e30c1e941f160d0bcfa23421d63a758a8cdc737a09df52583cdbb326ab915b37c62e3b4e23311abd5aea981eba35dcc3f5f92596c291709f2d21c457b95dc18e3c908f38438802c45c6d8a354bf7095ee8a25ece30ede8ce3f587923d045c71c533d35d4ad51c3564af4aac4ac683591e3299ec6954098a4e9b1bf4c8d643ac010353226b7db14e7c021b0949142679ab08ede283361f261527ee60211696477a0871be45b25a361a5e4f5d713e1cf579df9bf170af38baf3b260d90b77d9622d0691c06ecb7a54cb571cdf0a7134348766814f4fac8353a196b15102e7e6ed1f5e45e6aaf2ab7e96f200f0c5e5ed00fb85e39af35f6d15d511387ec181fa60c73755faad196df4f5b3bdd1d7c9b279bb9d22ee4dfa5db09046ea10ec88527cc4b0e357455efebd7068f9a4911cefcd69b9bf70b5444c11dd8a42cf7ac1569c8164b8d21024e4ba70aa5f5b4087ec92c706116675e6fe9dc74d15cfeb8f0619d2137fe4731cfcd10c706add04000000fea154971601f7ca58a6e929ae1d085eacfc983915a7cffc074bbe566a651234112f7171cc5cf39acd74bb57180554852f610bae83248058f1dac692ddd0002a07a93a663285f8c63a855428abbc0551f6a2f3f69294aedad0959233e975a407607da22e02238fcf7bfab62b33de134dd2f68fe8297887cef679512c868ab6797b93e7bb82eb7620c4301d782644a667520339b173bdde19eb59ec80e1383952b001c95988f3cd4ef3e46d25b55528a9ae55e56a3ec759ba7d2be49ce2ea716d8f66b44a2116a16ce95e69dd575a67a1047fd38cce8e8925dc16e2bc6063733c195ddf55bab3f2a4a4324ae81785a2022f758ae18b9124adc8fba31fdb91542e5f323ecb73c3b157af8b57b152c8dcd19ee1b84432c3522e264e0a54e155c4e3a428ef9f5289db0edb7b95dc62b6b4ebda67b1299ae72065eaf1eb46b4f737293bd8da3bb9e6ca237cad42176ca990e73abbb76ac15f3894f46f5e098227a9ce87b7ed84b473049a01a372eee082a11a9cb883c14f134c38af355d5e733c3e6640d6e80b58a62f7e24ded744abe6f8d78bf97049dd8a83c1b3cdcff4d06f39899c9eb3fbcec625a4318ce271397e288b8a4b5d9fe64379be9cadb64a217b775aaa52d71592c7e4ab91bca246be7ef4a48c3bc5642f355bd3d37905614edbd05fd2e8dff7f9b6648e0aea83e87902ea2e6356f6bdbee947ed26d6b8e6e6e4a7be6d6354baacfdce077c19deb10289184e5417bc29702630a3a2ab4057869481a29ef7264df67366cc7db39d0114dbd73a70d5c71d034bf27bd74e43120636c06d610840e3594bc5c7c1c54241e3a996ad8144b0cd1f47a01939b54f5bdac92156211772308060169fcb320003d1b1db910acf1f3a8782f09f50c290c34b849238775858cdc52faec899f88499473b0e3e462907f7cd579a9b62c39d6837466f5dd8e07e7d7f4ad2eecb3176a4588fd5190e10cfb4dc3622589c83e9bc1d9c0d68bc1155c7b63387118e4162b0ba148174efdd110bca9c404e91d51be7e4be668b3c88d311e04d91289044ac3d46c110b8878055085a4942cc6836a4247959047026b3cb2b1028508caf3450dadb1f9bbd4dff80be97a30a7b737e3300e63eab309b581a1e638154b8c42cb98904aac56acf334d53efdf1c38a9698d1e7e1c477a77341072f18967ac610d91386226b8cf69dc0b12846c2d528ef422fa7e4d760abf226ca01d264935a8f6dc98fec81ec37fb0620e3b0e5d5cb8bd9db9d52482b3b124962fdef66e3508802b18f4b1e3c2a29aed68fa23d67d643f0736565131215bb4eb9f2a5111e79756b133d1e6a98b63d93ff6e71cd89c8f8439666bd6519e76aaa92cebbf378585fd6d6a8c63e47f0ea40c7b2cba05545735a18f62139f29c30318ba044dcdcaabc95a11207dd116775e755b6c0430d33d41ef73db26a08a4f1655785abdc6ebe5923ffd8434e30ea83b77ea77ffcaa1285b7b1c1c04f1671cee92b8a20658c27f34347ab3bb2828fe45b87e17bf2c9e2f69f126d0ce3c1284e29dcd02b68b7842bc2d16838042e7e9234831996736c0dc178a535eca8320153d3fa2b413a1a079519787843c1a9b5d882e66e2c023f48bd81cb24ccf544da62d2ef1e11fbfaa557a11f72228c11cc1e64b5c09bc5beb4348fdd7ac793d8687f71bd1e3518952668dca8dedeacd6a0f266a2b643c09fc6d85684ec6021d18f998da5706e4a89cd3c3403bbb8a9159e2b047a5932f839d5dcdfa27445efd8048288cae70654c959c048084e898904ef924ae4aac7a1261c5ee27468c546c7a4fcb5899e484b4a57bb07e2ada1a95d2199f020c295111fd9d03f72f19fe524466a06d80562932c46ef4395cbd1936ffb1182bf25212c8920622b4c60613f683018ecdd627e0bbf00699e398eff6685d64098b3193e50945dc174266a4b63f82708ed73f555497047d0d7f6c1ba3efd9b5acedc5ffe223e23e796f40840394a37fe77fe4a1e6910ccc75c25e42e5f483b5989c38d96c10c9e4caad70baba9be396b028d7554808b4b204eefa11554c590c8600353f614e2f1aca148bac2a2f0bbd208a3f844628d2d347c34018bbceb0e8314980e1baa346d04ed4e720777d0e312818a800ed04b99cc9163a3ec34ad38531bcd7e902da0a0de1ae542b4005ad3ff5197d6301a2cd8cd0d04d8df712db2e0ac8860048d969cd788258b0287331776aeaa75bc37ff94ccca9036045f0b30522580f3651776fc826b1aaf6603e824f19bffeb9cbd74e32b76920b5b5f64bc97979282147212ed6ad427db9bd2d57dfaaa6cdbff32f7afaf632464f37c1a46d0e480bc7d6aa05fecd0c512a2e86da24a5cabe01bd2b5580b20323856d36eb06e80d5c888de1d9baed7f2bf7240c705ce67b6ab3f94ad7b6e09a8a8f1fbd66891993988ef2f945f1b03bff3a69c44e0b41cb4ddd062cd2cd7918bf09bfa89ba7dc6623e4eb89802ff99b1a6a3036674d8d26da2fdd901acfd4961524a12f858843f4824e8ebd5afc308481c00dc2d9b9dd56c65a794825227af34c94748e3063413080fd3256642bebeb06146164908b1414bc4cb59a4da51f3d2a8a4aa0c3c33c2c23993d2908c81639fb1b85a5175462f238d12decd42fb183caf231bfccf7c88451f389ad6d55c13fc977c59fc3eeefbed77deb164a06414a0a0d125c91b15fe1c7fcea063f28d3dab15e029b78f5ed312c9773ae296dbe5a07e1d420c04ee3939bfff8bbaa7fac3316860d468abf8b113686f77b95e351f6748b89824a0a415f4dfd3e9aad0b00abf1c7765d6da5037bab1da2506c8f1e080ec27716f1972118360a0f92db8fd8e835d9274101143fa43e0457b554fce48bf8194cf910091a83be26a10274fc7d5af80a30b30a848016ae90c36fd9821703ea2ca9389b8494e42e3241b8c59747fd72a3947f3c3cc53601d9236ae39e981281e9bef33dd2c7a1c800123a9f68ad3810fc9c377d7cf24fa6b383541b01f93eb7754cae11e27b5c0e34a571156df600a8dd9473ca8e66ec4bac9a32d7a5623c6bf99f45c7f30288dfbe02b9235c4e5f554a7ee114c4b9a6a31ac27228c7fe073f4d2b76d437597da3f96363a30552e451cce14fe02b40e84fd3b01c94d1d5a4e4dd26ce974eef9a1fd1e8ecf228ef0b4feba4a3274831af80cf7d26d3207dd7a1f8d05008bdd262d5f51817b56952fe3c593fb2bfaabe36d258092187441b603fa259aea3479f763d04881de5184343f254b5d0af151cccec47a0bd836215960e80cf1e051c6153a91c5ce0453adc542b94ba0ef0ebe91c02aabc5fca23c7558111847b36ebb51b5aaf34eba0a354e5543d6c48e0376cc2d75df37890ff235f21e0e75a50b5e341076c2d5859b607f0fa7839c329dc93d9b1a30898c019fb96152f8878abf386b69f87540f8d881b14483d3c7c95f9afaeb92303cf973a90a30ad0941cc62da97fe6d9d03fd458240545f176225db564b9fb16e2156cf5555993ed7f4ecff69278df902bfb158a543a2753897ce942e644063b1960a720d89a1eba3b98b3f3a612ec978b6b6557246b0d1c2348215df19f4d5a032995fb5c932f8524c984554c506f911ca19fe71b79387a8c8a97e37c0238526189809f43163ecdfbca87a08b175d4da7237f9280792c93a260eab79b3423cda5a138035eb16a25007d29a49ff29fdf91491242518403e3641e8207be59c64f28a0d67a16535c4bb8d5132e0a0f875c0289d866288107d0bdeaeb3f205362c16c34ad8471ae5fe95d8cd8422f2427121dc294a0c5e9ca5673efcf331d385a037463b6196863999d8292cee1cee109ec3645c4874c3c0b65b2932a209488cbb88ac775b3dcf11a9e23dae9546d94c2c667ef2248c5745fc68099df3daad4325f15e034603c5020054bee82b3b8de26b1682d50634e7c3e6444e93b2400671311658ef459d323d63626f7e690bc892341287ed0f9dfd45c3cf446bea2d1983527fc3cb282a7966a3f5c7a32ebc3fd60727563d998bb7c011a55efc68a3289819332c827928de23d0fb47a1f5dc9d4a923e528046219c366bd6f206427dcaae5418b5aeff3e76873488993973c87e7391a4006897479070ff372a4ce497928d375cc86a8efe9906ff7f0416e0082a63fa7d16e18cf84a295dbb239a56a32c09686a611e9200a40103f09ce1c6b94d7cc7d4b4777be88ae263f5effd5c797db013519281c1369202c9a9d7db521ad72a3a28a2e52a3981aa20e41076fd7ba44a986336da99d9baa8c68a4abb5daf351263d155e972b16585d71cef3e7ac5146363ae24a20a3ff3964a8ed2c3137ae4f74d4042ec06a91168b659658933427a1be23730d127d4d2eadfa187cf57d55265752119e744a98cb3cdb34515df7f5751646b4e6c2e848e63972c3e5bd1beb08535bf2acfff0d7ff2f11a55f679f15a1424a086bb2791e9b31092e1103f48e417be9382f466c3ecd1d2332666028675d09f297f64fe82dcdf9c68b2b4d5f3e049a1125ea08aa8d2e6c2def3c66b9be52132f227c60a12d4b63961129e97df633a6aac112de16825e7deb21f87e7cc7724781d8ee63adf1d1dee9e140eb6c97bc6713186e6b687eecac016ebbef43139fe71a6538b18a84daa7b0716af7e4394c6e156c67bb4d67fdb61da51dc7ee8f2feef7c2288a49707eb214fb00065d43df270e2b5aec3aed3655b53cb224b161bd187d17da12dc0f3741fe85a655db447660552005db061cdd071cb54eb6ca7b90c10f30ab5fd088d849f5550467d3bfadaedb9a4f7727a0612fac73591fe2a87e02e7cbcc795f3b102acf63bfc5af63e96d3019630cdef7afa771a89b98a73861fb5dfc7acb04b66a1a0f45fc42592c6edb6190ae7ea4ccde4e664ca72b9f680f304ac6a6511748a1c0eb7bf1d5464d3805f75e548c422bbf31371f98ce66cb4a1b3e21c97a75eb61d7761dec97bb1b5da35d46132c21ff6183363c0846ece56fd9f63bf0d04831da3746823facf9afaf78e5d72191b3fad036e0146179396fda6e3cfef0e53cd9b0068eec1593b68e7b92e866fd0da3e6bea8449e3ea82937229e531096bb8c056cb46880220bae93f43459a550eafac312093ed9911545576a5e48d75ae6656967097f91104c18737cad8c71e9e9f8f900a820af113b4c9501bfa8d5e123a6298d30808c80dddf85f9abf3a07ed44ce938bc6a30b4f05dca430aee813a6ec92372e1f22394f79419c60d56a12b7d6d5a89ed1decaf631fe742c6fc2468c45b542b8e563d5365df2d307f4836348e9b48ea7627aa776e61567e5399f1eee9dd227521aea6a4b901558a81ad2856cba0859a514020314bf4c2025fa50cf94b891491d798bf8cc0e1c9e1bfbea7c0f93674276f9575e51f01ea081aa89621fad028bfbe1e7bedb1b8789403bc574566a1e2c3c7e6e840b150bf1fdc602bce7c345a334cad1c58d302f7fd8bc46a2ec08e5a34ddc9ec46999e625ac5913941172ec80723ff16289febaa5ab0fa4c291365aca63af36ce3b420ace48376701f3eab72841d4d7cdff55806545c4d499a43b50b15bd00d2bb55bedfb2947324070a43f52a8abe2162f514f74fcb809466e8b98214993d925e88c4b2c3cfcc18f5945fd524788dd48286233cf2556b39c1350d367a7d97cb5aaf9baad3787be3c3f70ad275659b78673e55282a0826c67d7ddce1d1adaf0402b49835ff64adc78298d14114b73de48e56a022cd7cd11a7b1fb67174f52105efa8e18d36429d3e066c902dc6aec4581991398a3f39770044fbfe13dff2c7051e8d7dfba697d70a97dd267ba3be71a7839f1d4ad66890c799d31318eab6e339da03a97ae8c5d746b8eb6c5f62532787b71aa92e311d3e249dca7a3ee37e936ee296f5d2b6ef1e82289afae12fb9a2813a3efce38b15ab0296662cb241da04da098e0eaa39c64213c65abe453c3eaab21047b24483ddcb296bcc9038643d32b93a50e265df2e53c206096cdd95a8a4bf00d4d4575d4c84f819fe6a69488c2620993d53db36150f34d33462a6660f1d94b2cd9dce7344f98067fe0e997e03cf244f1c4d4afbead1e7f71b4ef8e9e82965c3f52248dd436f077b45750aad4bb158e5ac04c77b4cf72ba491c06727754b81ac43eb24a65f23ae53140e1e9eb6e186eeb8a63404331c4783bafedc736999789e7115ecd101d10425f2497535f5621ccb7ae3672d38e3bf563dd5955bf1cdea2d040c3f66c3e6e7b94ca1fc035a402d4c9044b9d37c8e2502b644296ed4c76b448b8722d5d9c4a2b6bc1abcb8252600c8f1e6c80e99b54498ef3af9c743532d2199b22c7fc545e97b6b0d99f0d4544dfa9183fd54126612ddb4d279964580532f21d28bab65dbae6259050e51f8b4b2def6aefc2bb2f29968ee76183e7c55eb3d78f859bd51d8e2c052ffb4be7d90e5c0fa76de5dfd8f71b13fdd024851497ab6f5327576753684aa23c60c2fd955478064a7c60aa8e153d92c4d6b0491a630155efa4ed17f14814d5815a21eecf4785446a13022fcf1ae7abfdff4dcf14ad248ef0e63e5e4cf2d5d4462fb1dde271769b947dacd64b42ee14c317b79d88cf853790846a02b33b21b054714285f3aee2abf9c00f6d3a7d30c59fdfca3b6bc86061afc881a67170efa4acf8747840fc707fd4908e3be8c47b43220b327fbf95a0cd45a84a76b51d898b7dc0890896da4539de5fdd6c00624b5fa34a1a86781e66e1658638c454fce7a077446cb4917fbae32e42da5ab6f74fd57ddafd5e7d404a89cfd766276afd263c6ed6ce35c7d973673291a46764e78fc978640008b0b27cb384b6160a1dd180aea947f8c4ecc381bab0aa7d3a66d40a31a29addaf36634ffe9f4b5d4bac02233136848a983c1c5d1e2ae883aa9675561e43e626e98347e7bc4e6ab6de4a8eba5f1803078cec1b4439c96b3a853f1ebd7390dda6d0a746fcbcf3d2195013f9decc103dfa19f2c9467f67d1a1205053c66401a82cf307094863632cb22ffcd4db04a89eac527985befee6d37ede2bcea8b5cd072a977a75cf6b4260292ec5e22a312b8aff1aede2f6d29b4ca195de1f62ab4ab66a4cb5686d0c3c77fd667da79fd79da438ed108d665ee1711efb5eb2a69a7116aa5884661b71ebdfb78cebc8962bcb63f0bc9826e56650561da5be23d6eaa8fdcc820c1a3b84aea30ac8a4c07c7904ab000312f7ae86e047b0d465d89591388f2b5575433cea804f51dc04b4faad634e8e448c2acd2ce0e7b70ff9c4abaee71e92088534cdb57ea98577a4c0dc14327fe20f91a8d58836a039feeb1ab1fd478291a7c1347090d29d7deade4d2c175e48d6c771674f84db47ccd9b8444949adaae7222c61aec1a408c058ec322e7eab9fe2dd1652c27313fa2449eaad0e096926059918267893e33c059dcdde0f62345dbec6edcf5108a506befb41e651d6a9178b1455197917a357e92020f9fbb7fb3965bc62420493e0fd38f54f917503db3303d4cbafdb8455fb39f33fc5e930984fe58ec7ad78475657b2f424c8c501afd1b144cdd2c9443fc51a630e855489765bc9455343ed905ce75bceb8417b8349141decf96a55857e6d96fff2daebedf11437860352748a0e7cfb950d9773f18836a9a9c77a13ccd8fc377566b0e6912be733d3c3b984f41cc7bd8d0c40ba29bb160e96c2c75c24a75c9feeee36646bb95d747f6156f439d78ce35fc2248e79df7a6cb81308f70885f72e6ca1b189330f883a1b6d8a3d675f88c09ef24020177d0ce44a512f77f77e553b607d052c2bd707f4a3a76941d19b06f920739228917270920f47a9ccd2fe0a08d3cb9ecedc07f040968e05eb9d57ffe56b5e03de3a774f1bdc36b05e862b858c97db8998ecfdfda4ab0c771585052cf68818bc622571bbcd305be3563806c945ba9a6d93c725d0503708cecec6ff16f161a833d9e8c04661a8c0e1d04e1718c607e542efc5ea7f7697dd3a9ca60305fcf1064d1305166ea9417cc5e7fe459217f6acc4b7e7ae41ad833ec7eddb92328fc4945c96a61eac23bef18ae668f24cde9f5d69bfa5d90dab79328362e6a84b07f381c0fea9dc16518a1a55a4663cfceb90d377803cc159c5ffb3443c0fdc7597d7dabbd106dfbe678ceb7f2ef10b70fdcce15dd3b8cfe6bc302cdda9584ab6e17f5c26ce322550d036f898e609e07f46fca1f555021721d15aa0b69bb235c474ffaf244a2ac8e7454e9b2d2955ba7925d9bcabb20a93c7421eb0396b8d4fc035d2edb93230bf0337e026fc4093e2bbfb60dc19c2fe325fcd1a2169af10ffedbdc0361746ecf019f14aa668d64967ae2a6cee7261ecdf78be6ae17ce3aa5a00e5fbbbfb585ba7ddb9666adda6fa6f4ebd121d7862434467de2fa43bc11a09b40204240651249fabdb56dbd4ca54d553e89ba24a847c767240eb863d53ec4fc4c458561ecaee295276b9ea4f713460ae1d82bb47ae706da06bdbfe7be8b83f6f00d2509af352af900530ef744273d0d14f9511c87a1781f71b7d90454d1746b36e07aa62b8b0b5acc231569ec39d88ec7b28ff4eda8e27d82150a5a1ac508bd7b54dcb0b52cecd8f665ffe7dd5f1290ac1a1b0d21ddb08ed081758657c105610309ba0d8661996fceb3794924dc5f2fb08fc440c721ea2b6db69f2271c908f44c21b91eb2ea60ae63a1ca982ec7b5e4691ec0df1032b3039475987ca2efc1c941f4ad0838d18803a40caf8292ffd46eb082dabec9db7e7b4e3e56ac2fa6708c6dfbcbd44c608bc575f0c887b4843cb59502d2493e7e30e39aca3de321c76113fb579777f213e218d84b4af7f46d469c2d12c49f67376f21e76944354617aefe74288ac09dca9a5ee13da6bb989135b58c288fa466a0f79b0f1de4ef2f6fa8adf8603c6f532f90791c29cc5fe16ed6ad165eae7e7a3f9991255210eb268ff3826c3e1bdeaf596cb892580a512d950c91a3cea9d5cc741b011520bb2284f752e3b960163c25710293c350a818bb5ae4e2900b86622d1545c18c65159c9839107b96ed7181975b12c598dada1e73a83c6dd6ab52e17a7c61e0de540b7f8f9219be394c4b4caff6d74f68586ab59c1b91e9b71fca6eb07c02a01a666766f5baf3607b859a2df0f2a97475a736fcc459237a0d9dd2b9b82dc3c148dde800d51ece7299e94641753f8ac3f88d17f1599e62c8ff965b75de1b4e16a50a4a06452c18734b509c0a880b061d7f74075365c6d7d2bdb33ce1aee2c01d167984fe4e02fa3c9ab94f6fad37b03064f22211e4e26c5eba08ec853690017ea88d4bbf76e37f7d9cac07a8d067caef0fa159c30f8e990bceb3a89d194bb8e68ec52a271477d62191a0586a21ee7fb6dde8d46d18c8b21241f61414d6efa32b6380ff7ae0792d1f0325cead3f54688d01f1968daa37309c38d5f2abaace0e524d6da1e88f7fe7ac17ced8f67ba41c93d99f02c976b4a9ad356acecc9a474b56e056985b8358ec96165c4e2a7e9bdf0c3cb32bc45413492766a90f8bdff02fdeeefa499c5ff5e41d1934581453208e543eff5585dc0098d73d582b5c524e219ff3e3c23fccb06d84bdd4a1e78d4f9ce3091c8a04eb5f11904a2ccb716598ecc49dee2b4dce23d891be5466f6d566239bc1a52e1ce6196e69988d4a28acc25b356fbe83cfab1a859ad191ff5f2fa6e59863af11a6bc71b3c1b062f3d43ccbaff81fc895ac594b07e08d5150258cfb44b44dbd01fc28766d081826536be24bb38667f8646ec94d04b646afbc7b03cd72318a578f55df3c63626f3aa84c754c8392a416eecc970621fcd5479b0e2127c22d475d073f994bc889cddaeb8ca312d17402ab748eacdced9563308527d74c0ab42f2707d4898be82d61e403025cb62070c42f2a39efac62530b775ec7063815c467b366eb504f6d473b7195466070b19acdaac91ae0ec3f3bdb425675404ae524ab1942b39bcb035020f85e86b8f38f428ddcd7ea7612753f236d24bfdad307572dc34f678a38f8495487a1c9d236aa81e9aa85885866c59d005e3798bef70d7bd86851dcd82f56d5a33a0ff65a08c53b1a5901ea08a072b2a823ed00ebd1e8db694cd39e09d5aa33eb12194259334cccf11b8f741443f9feb81e733c111e572c1ed2712b03d97703fec07859a981b3aacf215816fe5857c50ddfc1457706367f92d370de71e7aba629afb4fd2e32113091074159fa0ed1fef4ddb38e0c7cffe443f0f7dd69771277c08f643339d4d57fdc27084506871146833d2b4c44ca353c3786d0344fc69f3780d8d0e150567bd9205b6cec5b206ca1e0cd83cb28a7ebe8da5057734e7ca07aa7a65077908228b7a69c6933c106dd9ff8391564a0955ec7365364d7ef783f2af3f61494ecab70845a42a4b84014507cb3f7a28ed1ec55661aeac1e9e8e613ae8f4e45f48a5a1aee07f27c53dab9f05da4c238c797b77e115c58caeaa3ed445980a2c4589aea3ffe3a2648e6c7ffae339e2491b379f810cd681ef8cf0b059a083917f9cfefcd9dc0fd5ee6776a0aab15cd374f515faf717195e3f10f01542b178463bf5e6d9c42f32769df37fcb5ad470d033fbb4a60eb21b33b8763e575a9878812edb1853646606f2cb48d5f16a55014ff46e91cf5bb4276e03a00234bda96743bc913756ea51972b3d2d72cc121801b3080502430890d55cd6a12f997ed020834fcff703349b3360dedfda379bc242dafaffd212de3bed67f868c36d3329dc4dc9bec6d860e69c8df21dfd9718007cb596131159a8c631d1bd91109ceadd637ec8f08ade1cc5064586f9fbcf3ab3d0500a3ff83f3a1be7b2b6afb0fb0d4d9a7e3624983a6ec0fa22a884f47410ef7d0b0c7b41c7973e149126005503634bda1bacbff235d27af54b4030b349e171213c2ea14b17516b89a4f0b848e48c6406c546941bc78f298b7498136bc7901d34186cec367c0029bee1b4a77278ff7b15b222980986f33cbea523badb889f91083d52c029afe65edce99256480e45382344a202f1fc4161313a37c886ff38391476b524f78929148432a7b510e21757086c83ff453a47f6e9b64b862d71c48cf740868020062bba489d7a616d591aefe1b560a7521656f8b60dff0de58a90b4e4783b14db09a0ee786ddb21a70491fc3246049b65ce63244d9cc7606d88332b80f87c879962a277d1e5a6cc548812ffe55f3a7c32b255814c43c75761b01148395b6828a1024f7a89da9d2a146f8e8031af36e9ecb1f4e456790ad51565bce52f7554c2880e1ea2c3e3f46caf03908c6ef5c7406aaa83d6c8c3f6448f48694d0fe7a8cdca677c48019013bc3f93ca6a14866c365e5e9c03846145cab470aa3c0eeeabc3048a5e481f77f93ee31d8c83cb89bf215194aab6c44b4d15d6d043f4b2d1f156b90a44cc45b8bc6ea70f2942eaa92eba1e7e2ec5c8ba24d85885d1940ff2f2b734fbc7da9982f51174f617319256b52de79af40c3082f9ba5a7fb6595ce7633fafe1a0fe3c18d091409d6f7e6b95ba158edb9049fd745bcba6605ec8420aa0f69400e0fa011271998d931006d7e22a6051d3b6ac16d5f6793e40904b6b555fd9f4b71613b28cb6b29d34a0d5d1946fc39186c7fbb1f339f5870e5dca3e7c1bab859f525611875e1d705c3bbdc9fd1a327310e1dc1308800b1eaf53b8995ae57b94ccf1b996303694d7b2fc5f6c6044fdec6a5b0907aa925bb081864f42f7e788989af38dd66e449e0c16a1e4f7dba33543b810898951589832660b39faa3186c1fe6f33350c0330ac2784a8393fac8984a8d404d30107d37cb2ae65fbff61c5776699d898394960e4599ffc33c3a2fe31e415a532873eae8d90e066eb4bbd8ffddef46b04bb98b01e5857f163406fb3a400a2784eb770e36c3523a75e054fe5309f4a37f40268991e80bfd8f206b4db9bc0c7b438d66131331dd5959be38e51aa41cf1a2dd727213522063d6f8f375aec5fe00eea64a174c122f96d2eefc6767062675778d5b763b629eee1994580fdf4ae27fbaed157433ac38a6d26d0f6a952a03c30b5acd03a3acb030ebb8b40d2a63362504829b620f306d3582cd8fcc4d1f36b201e4cb2ffe1f89219a5950a8fcb86dea4495297507502b716de1aa3341e6560328023f5ad89682fd6c29f420d7854077d4b300e53d672fc7266260547385dcab16157443d07bfcd62f59bab71e811aaa41fac08d5b1bec5030c17d44bcd7e82edcf7b866be8dce10aece0cd9dce136bf7a4ceb7a03ccee2d112ca69910d1dfe6c4e8b672dbc7a91a796cc379decfcd9c22c0c50ec6d6c8266cf15158c2b397288afc945c517064ba0b88aceb8ad9a51e58d0dcfe81fdc8e753f2acba06f02d50185d0956ccdab7aca0c52f99acbf641258a8a3143cc6af8c59456ddea99cc6eba5ef6ffd9d573bf5558127aec0a37d0c98e85d827c6fed40411909bf8161497d69af723692d55753d3895b64d6cba4e0115a8540f6b61ac9cb28745e216e23f5553b97fe69a9643aacd1e65773cb9dce75f0e9d7e3a54d542e333afdd0b66d37232856dd1f9777f6f54c9dcd7d5dec344c5340e645690c2360a8830311468621b48fcf0842e1e5d1a07aee8595e4bd1d49ec8ac88ae4c95dc5516c84d1be5aa935ecc7058107efbda5a92306956e4f86b3433b4c88738087012537dccb5634ba834ad0b6e572f2e2265c4f826e7d0376f44157a508176a7f83985dfb077fa62319d2cf0f7389a2560feb1be07f4a1c2df93a6564d782be3a6829e044e87fc7526148e4b8857cee5eefad0bf5ce6a9c1ed0907ecc30afaed9c9d3034b8bac53d186d40c8d6ccb66eb06c21cc9647c02f7958cb423da1f12c6e3de80e7418888f110fdb88da261d236765e57b8578017c2a3864df9b7f4afaf7a23e5c13d8d89d72790a0ac11005420444d5024ed8202706c7adc12454a7c2dfab4cda9360450433d97d4299529f05a9386665c1056f0e2e6f0067739c7ebae6e20e36eac0112c63dbf89ee49843178942fc2f8fbfbd51f92bb531fe760b37bcf633fe99fbbdea3349387ac7f17666edf9e66e10ebb5a618b94394f37bca132ec5d1b0458258078e8f939824551924548ccf913b08e8789c4d42b57cb14d01ba48213dedde9da6cf7916611f64b4b7d9e68b39f7c8cafc4444fdb0c1de3d5430ba1675f980bdb72f6a177b716f0667c49421778c8b845df24e7a7667ad953633201c2d4936ff5d0ada4255093a3bc3e9d4f1ab8ce6fcb12a31cdb1d8a18bed6175f5a404db3c9325a631f46ccf3c5b1366fd5fc066296e84dddf268b9f29a03dca609549738b9a02091927639c73259b77f0a802f3dc6badd7a1ac0788c4329d48ac85e2d8704546c43627301e5082c7ab071378d60edbe6a8b187798aaae5b5fe32f4e3ea592e95915487f902202858107c6797e78e5c4c23b3b4839c760dee6e9e14f447a5e3babda89969e592e5e5f94936a1005dbfec5184439c6d6620bc413c52e1c29623552f5ceabc0e838e9ffbfd87bf426f3278145372b458ced6a356eea10e2f8270e74d0dfe52ce25aa1f7071d1aa4c81bb992946774f7dd5f2ada00ba9ca0ebf7ea5b60f71572bf4330e4b6f2dc4757091cdd038b73a9b49e8173855c9242748d4e08a062f12c569c88d286e0994dbd52b3a5beace3e3d880c0912f9d45db82f2f544c0fff96d84eeed776dcf4db27ab735f893d5f09398b53cbfddc47e407e221493280759157b9012fe759384a4cf7a7b0c2a5d2db8651603434df1ad79902d487ffcdf8a89683b627a28a2876ec8d927f66ab2acba22078778f0c4d3e55f62bdf1798a2efa9589857b754157b16f183d6056f2aaae18683a987cd23de5b1de882eaa319d9bd9e62cffbc2458ea815806df5a8d987446d58338a9e535f32cb28c2752f06eaf4ce2e3b0cb504c30574ba25f06655e7f7ce7c8d8f9d65d6eddeb4a01dd467c5d76b86fd0f15d292d90b5da2e254115381f181aac2e919885e700d31b9acca65e7c6770fcab2ae3b6d08e638e3f26fa1b0255ac5be3009748f000ae5a974320ca4a17a45941f19ab7960c388613f6126d09761cdc6431f2339ca5292f6ce23f940cbca764e767c4a90dfd77f5b9b159201f7c969cec4df98b0428135df6382f6f3d20174b775950293bebb0f8f017dcf47b621a130fa33e0488e9cb20ac1a23352cea02960228393a1bf6a76ca07ba7fcef79bb10d33f51a809c6ddf9d1e050cf0b1af351705ea29045c3f7f3150b1ddb955044955dce71a0e27e7164de94977ea7237d697aa8a6b759885701c91f151f45813eb20d50ccf762eca7ce557c1c88eaffad524c777db14756749d79965f378645f520a9003243b6504933b691ea9ef2e8bc473ea335725a30067054da08bd2b4a1e89b993382635422f2ebce2e6cce250fc0f9ab2f7da69a17f7f3f3d3b03be75fcf36d168fd58994a58d564ef159c30dbcc0fae46a562add29d39d7942e8e7f0e61d675d489fab30f262b0d6c4ddc2b714d4b191323bfba9bf0fab1ef5833cfcb73f12f13118eba0b7b61fa72995d3ae6d5da497e114615c7405c9ac8fbc899a9bcc0dfae31ed7ff22fa6f8e4dc163a332d174ab85c4cf9bce2a9d7435e2e507ce39e322749592de4cc8ccf7ecaa0d71557a131cc16771acdea809d9fe3d31933b6e19de8bd9e0eece83a4a533ff7b42e6c1720c542022bcce5e60e272118fd38483960d6d6c7246954ad8d9f51f91d2a3354dd01700da519b4c676835dd5853e91a26b4e9bec7eb6c1f9a9fcc1ddfac4c687635b528bebd960c88207a2bbb28f64722f50403717cc084bb69bfdccb2a082f1d37339552094b9cd221edb98f531f579e594c2e672b6986f9cca6ea72ea98a78eddd45c72994e3bc96f225711d9fb5f29b50fa3b51aa9cc7ad49e07bc2631f1810c0e016afa8abc305efe858ccbf393f8cf66603eb4fcdef31f3818f5e67f080407c03e933c27b6e8df5dfc2b4d574345fb39a7d16536f583da564d70770c84e1b7d0b0bc84dbf5387ddd0e5a3625caca2997dd7bcbb17fd06b1f1ce16c66f92a6d6422c7f2cfe1faf4ba791333d7955ff3341bd59213f9625c7d93825f95a52f482937b4f6513a56c1e4e3333cd78ee838d43313539e1334e00bdfd6eff3fabcce107b05401eaa7e7106f4c89a0e6239132f04621ac9ed82dce403de1120e2591cc3f3b5312c443076a9c1201619b003ff36cadd9f3b10fe4a44de61453dc9bfc3f4352d2e2139d19f750bc3bf946df4ab893b4b146bb14485bcae40deaad938857951e32415dfd4ddc2babcfe7b999a6079675ba0d96aa4542015a0ff0d093f010f75ad40f1ea6d69a639195b9c15521cee698dd7f318e972ef769bcc04d54b56edb21ce0f7be57ea53eae1cac81d28232a35c9ee71ff84be765de968654804266105ec9ae15e0ed4b02ae24c336ec983c394e5e1373d6369deafd4a54e707974bb26e74416a48ee6de556f955fa6b3333faa36621fb5fb06e31db142acd6f6b40c6ee49660d748a428bdbe41d80fd477b0918c446a1abc1de9c3938f1eb9a6b5e8699950e0070d9c4c2da1ce24838e53571ed70d5249640d76999b6978da6b53e9ffb75faa8b454d7a09ca4768bbb1a3acfea83d74bfe335bd2e2388f55514af9903dd0dc4eb5672ea480c95baa7eb6eb2a13d82b247a147efa82f5fd8c10b4c535f1550c4c006dae50f58df56392c8f3d7f7f3e90663f30858f6beba6d9399c7d9f7521456ae647f72c98b7a97f9f0847013f60330f7ea643744930e034d036ceff4a06fbfcf842b5338035eacd6b01f8d99928a8632ac1ae8d148a1006ef5e03ef4bcb91335b07015a9dec987c402ba5f4d624d16854cb5fc9aa60f5b056fd809c84f29b36d91f411c8bb5088405d060ebae5431654abe4e940b562c188a287e1ad62764b77da757fcf902122c2a9470e52bd3283c7e9cf69a6fa944472e3339ca1fc63cd699262f4a46582ab2f6515040b27b987ea50b0866070df589818a5206348f831b2a1a7f1a0521d2e10fe160869c84428f01116bcb9f13195d1c9e310c2e4a5406880cd467b8b41258980bea32d2c08000000'),
	('453e581bfcde7c27240c6f10ed1c961ada97aa973539675c0904fd09645a9a26', '\x524946464e2a00005745425056503820422a0000508a009d012a0001c0003e612891452422a195c9fe98400604b293800a959c5afa98f5e65a11fc479593eb7a68fec7bbffcd279c8fa80e8b4f583f400e992ff476a60d1dd2efd5ff7afddaf5eec31f5a7a8a772fe8df697fcaffe1ff41e2bfca6d42f15baf9b77ff69e823ee8fde7f64bc81b52cf127b01f959ff93c39bf09ff3bd817fa0ff9cf586ff87c9b7edfea23fb67d70fd211ca279486b88ea6bae59cb525940bdb87ec3f59de398c422f1eafbf7455ebe5edbd49afc224ab45b96501fbc4dea8a5103e6c64be8beae729e2e4dc4a18e6a61d8cef803d3f8a1fb75a7040bcbc77f19891e613b98c06d8685c1848bedbae334811ea68420e8b8985158811cb7c40778a8253ea985280b248d0032ce9fd7cfe5dc1681a9cd1cd287ff1a5e8a0f90224d30bb99ee3d7fccdbee071ecf0862c946337d61688414464e33fc0f0a003e43d906395322c82fe4494e95fc5c485e772874be234ac4051b5a34d4a40f3b77173b4c3c5dc79cfca0214893473b5099e25925446f9b6c0aa5db60f6b658a2794dea7c83e55828519b5238e85932c3fa90aa13a6e91f27d0ae7ae74ef7af11ff5ea16548b8b91b559d9bf9a5656582a0e892283627b533a02f1d38f90fcd63a5cfde8b08a815f263b7d172a28cb302ab2651117524d8bb69d378ad8a7b3c75c9ee71990a10d504e935eb038c99ed4781435bc37e66049d3f55d18017363426cc2df0b895adabe0d7346283198a5e5c70807ed81ff0abdee007ab10e07725112e398553a5d542827d18442a03aa92e02029e4fb797971f64bff1eb18d9426455a04a71a6d91f339c76b91841bd4350b3dfaf13fd3a89809d76bb3f75e7aca173362432382885eb6b94fecc4c8debe143224fe90862510cb8807472f68e43dc6b8e39c69945ccedc4bf9fe406c012ee928948d9e14abe0f5d7023853a962516d22a44a54df86a8a51adf320f461cc6f1d7121a9ca342e0a9f4a6d511af4da7f0bab3375e147b8e0d97741f64c5a008532fcfa56d6d2c5b98c7c16a05bda9b99bcf66f8cba0e406f87a77e12eb7c760029d5230bc199149d858486605558c8a08968fc652d36002b3c02a086aef3c770ff00211b8357632435f0f1a0b0bb992529f4c8629bb0f3f82c46c78b81180ab7110a9771ab23a993a93f1f80b815f70d87eb0f51898132647d8e922fffa8814aba46c431c092d1e1db181394a8da7e5922f817cc50ab2915770f27cd33af706b0879723f7d9b429585013b9bd6563c9d9ceda4ed0b7c0349b35b6ccdd61afe8e3f8ad77ea6d2accdb1c51e3d7859e8dc12cb6c4503c34aadc6fc50edf162521cfd013c4aaafb7511f56bdc3d528f0661d190df3f88b2973fd27144af5aec2a0b33f952675a8b43e4e2e53ed25ef5610d29d48435edd65f581d19a3a78115c0c328ae8236026fa0f97af2882d7239cb004583b455de69d75b98cafc3585981eabc08df5dc8ae56215b0fc6ecf051cfe31485b760361fa3583ffcdb94d2bbcaf2f7637f69edca6a555f920cbdfa614924f7bc70c2c5e9499e8ecf6cabb9e92790e639c415d9a11a6f55000fefd69319e47c1860de0d966555a8ae092d1f41da8b4d8b5ff928b7c256861a087c73ee2edc89128fa5312980d6af135bd139af1f0aaf494a09ff47052713d0f60bcea536116b721d5a8eeeb5047450e48ab63bc890e71b5461563af63a4291186ca917fe96a4bf891a27f2f329b49fcbd5934396e6757509fee8b650618adcc23c1015523e6e3b739cc06d06e54c795914c36efba63cebd64e86d7dd32cd01fb2d3372340f7193d453dd99b1fb61320aa417ad50f5cee855004f7b9e222ad24fea08faded0fa1ad3b5dc05cc45c88e749e8307c40f124e4611f99a89bae9bfa465c3deaea70a08bbde4b536e048cd0323124da125215c8fd026c458b7fa0856b5786775140a6a94b73001026804015a6c334eb395ae2f079c2aec2e2ade8a5a58aa2c39745864ec197bf003854dfe9756f738f907685094054b5f2aebdd22163bd1e23f9075f8c72e5de00ee928fdc736c8adeaef38beaba16248a99f7158b334c7265dd99c7fc32f74c590addb9e8ab21df101bded125370ab6b5140f0791f1c6fa4be063a9646e93fefcbc9614faa6c358a753c41eed7daf19d28deedcb4e012c11f25d8a45b2607a977e617a11fd4d3796add91821e4424accea985508419ac41cd2d1a7ade64affb63e1844e6db7984f415e4e28a4004e8f6957741d920a6a6f3d6fa51ef65a17bc41b58ae47d7048a1470d0f789684865d299258e011ecf954f8519979afd34d8ad53f6b63ebc9585a4c376c9146ac982c5d0f0f155cf1cef9037b68d60f29e96de7f1c9c593ee5bf8dc8278db11b4c80e1a194db7e051bf40e3e34e13955ac999ca888409db6fd21fc48b1997c46c813bd363bbb70f49c3575d95e097376d83dc1e695bebe48798f05e7b9669177e91f9d8d163622acc7e2fec0cf57036515b1bd1432915c1760d5f6e294f5679a18123db336cbaef7845921a1c7856c6dc1cec963c25ccdb27310623aea850aec91e9bc5e091ca952b25728d76349f6b8677f84546904c973403b250400e5b400d2d475f7c9b521879b09251178a9398859d658ea052353153d4f61d71a874182b65c006066b44c80e8f320f7ab1046180365ec4ff58b7d16d18dee10c8ca6a08c57a869b26b6f9c98b7e7e4aeaaad64c647100c433002d7090e441f281ddeee87ce6a7d427b6b5ecc82499734377942e3c31ea7856f874d20bf19ddc1f6370b57352493fc6a17a9afc3faaa874751ba5c50b73c70ccc76d7a3b75e0688173450e1c0c7f8671c417161247554d924c5d3f6601af2f37a2b564b93cc4ab531cd0f581cc11064d8eb4614cfad06c6ded242eefbccab69fc5329819336ed1d9728a4c1a97ce6f37ecad0c8356b959a6b39699391b6f666dca8ecbfd3eea5738349337eaa22bb8fb98e5d13a21003f2177670bf05df2e84fca46ad898fbc0bdcb32860cdb32818b59ecd00fafdfa44a5f35091ffa4f065ed0eadbdb90b9bfdbe3c1daaebb5a0dea3071c5c306966fa37926973e78dab2c62b53e9b08e29985b6b7bdf0e37a58a737a214ac5d9361ec8138537c6794f105b80fde1f3902befc2aae3a6b4a55cb0a2580a57f6dc2d070aadc1feb94974c3babc6e1ad8c256c913f0c1a74285b5e7234809f5811e2bc6f3d870018bbe7a2251c625c270d61d551b17913508a30c2a99ef10f1b720f58f044ca1976a77c92c503166278b149b3f88119feff61a63e561eca43c072050dd679843f1a4d42eb05421120d2992614949a4426c0dcf11bcbda2d8f991bbfd66765b590289dfc0dc52547c2eab32dad5062b70b995c2363795d4e50eeb12e433466b2c73acab9c77e7100f0ad599bc556fdc057be3ced48e31768c08fc50c29ac8118ca5b1343d992622bd7642ab95cf4333622802821d2de15138eec411078f52b06374a2b6980376975e27cbde2d6a1c427313d5818daec378b48554e7b249866d3d3b065097d2ebb2ecbe5681dc3f16d567a93b92285b66554d5a4d4ac3b92ffdb4a7dbd42fbb87370c299e18ca8a5511b03c4540cd0ad618559ff4c00e672face386022068edd31200f2b6c5eb2714c2173e8da004cd35caf9576db66e8c7b8d94bd5e31e5915931761923914b9fdd823cce958edc4495e4d80a796c159a11686c1d0db5afb33eee6f1882b2dba24ace026302710432ef53985b34230e52094c12ca3122aaff79f74fb27747e8f898088e345f6971a2e7066f898555cfa209e0181fb247e9281fa971cfae97461ab8deecdb7a950bc935b84c2793d3202dfdefb9983926b8809a8905088f829dc097eef212cffe259699c70d9b582a69e000c72e59829f40043a8036a25169921132ceb3b47af81e3ccec2dab4a7833e450fa4cc1f9afeec0e45896227f176a57cc93b1d644d62743d6d7f6f42b55b0e479ae98487fb4aaff5e176f4d2aa3fc9a299bdf640845292ffc0adddbba7c38b8909c693b39f2ce1c6a39b066fb4a52590e3eedbd3c45897b6cc1cba3f76d6ae7a69b7b7ce47fddbac44a64afedb6b1bd952a158f1d616ed803c61cd3dcb76da08ce6638d512a94da39dc35cfbd691cdf35d313e156687d43054ee9c0c9da0c54d62e22b929f5828168fa13be1781316a77a6afe0e1b1d86fc561d4a5b6d2adb695af84dbfd477a0153111897c5676ff78518d6c10debbbbef824c5c163accef0503a76f4d3ba5971cd42f0f6a35221f384cb5d98ebc77014626f8874a7f2f849a3d25f38bf749ff324a794123cda9b6360913b568563825a441a793b6c427d144974b42b1b238a5cac037cbbd52c55b4a6705df517252f761c74714e1fb6c44661a418f73e0cb974af7cbb3a26232f25595972d5d2a4e5b80303a91ee4ed338e4c9a11ad512b558f87c3d74537375b5b4c4f50c635b83fc0be97ba604f388fdaf3022d0611325a7120029a00c87c6ca8871fafce0cb3ee21931f7d2071fb2e830237d492a8599871fa782e821cb96d3140400a16d73da561a35904514cc702bd144e8b9fec714816c32baabf85ff81c4423e7aba4de76fb6ed0f7e9e239a9ae4f8f5d65514c5389305efa381d291672b0654049b004eefd45346bd8620aa16eeb850ec6b4f8f70dbdc3cfccc4d29b2b18099561dc704298075008519d85d39961a1c3f8fd69148037039ead404267da4b9d2b7adfbef69d0059df68566666d7562fccc1e2834a6ef6b08e3f97f77e231e08cd58e5209a6491966556805941c372786d5b408593f7521dbe053c348c7639a0d3fe4a004498e897b1da9f3769d799a87a62abbe5c9782e02a8fb76d32e3934251f50e5c9cf29b70a87e4d4fe6fef6ffd5633382e081fafbbd69aaad6c8f471b123a3ae54d8b9c4b16ac1be2e49ca2c949e00a3e207028a6177f0c35512adede46572c824dececa721507b507d3c6a6c720ae55838ce8e543107171fb87c81fc965f93953e2169621f901f844c6bf8a73a1b0060b97337168abcce1765d806c2d5946718505a03443104a8cd69400f82bcbe308310e9d451da020fec0f253be189b5e778c841688bce2bd0cf28c56da9d36d8b2d91153fc141f0b714dcde3708b7ca476e49b9372c669b3d1cd5db9d9693a73d4753a342e37fb88b08e7af099a4816da3a3e85f861a93a7c01453a5bc92447137092db8a9b3d9f5cc8159157f435b724bd9a098dbbb52a546a9f8e31f8887486e4e8662a32461b2c04737f20bce0b183692ace416d13fe63809c420aa382c10d9156a2c1528b73628b622585ad45e5d88df8421a5e47ddd43e03f85a8e79558742c739205e18fdbd2123e1f136673277faa9458345f5957b09ba3d3ab4f2f3d1ff8c25f4dae5019a17b4e30fc801c1cdb91e2862b504de53e786e68eed98d029c6d7006db92ae71128a0fc7b845738f118ad57c8bc71a175572039d77ee5a656e71b21b83a666b928d7bbbf865bd1203e7a469edc13783dce52c550b29095b8ef00c6cfb7f439c1f2eb038fa8ad382800a45cb4a9e01f5b9870102a4f04616b12c3c12d9a5afb2effcf20db5e0ff73c30e2342ef8fc8b8bf85173942bec49b1555d1120bcc6b0b378708eb8fd4ab79e6575852526b89c214d2cc6f4f6000399f4caa4c9346b1db3b3a63d49ac1a8d7e50b3e11ac5b2461954722694a822c49182c11be23ce0462768a64f8ff54c3bcf71dcf1ecbd0a206fcbf0b8dc538977bd03f48758a1d0077849a9036d7b4e7df710264be3f0f20ea4038ed224c2ab961d7556ffba3e0bbe39ce447129d0611425c2f2634a6caac5c03e3deb3c646735e6207bb3fd1b21ffb7fe429973e572324fde3b327b505bfb23307e6349f833b9dfe7c5229ea809dc628c73798f71b8fd225503aef621fc6d92ab5cea8480bae74701e2502a762954ed6a594401167630b98b7b553d0d7fb27edebf52bf3421c5d24a8f66ce9ff9867dfce67d4c4895da775d6b000c7952685be3f6e16bfd5daf6aa7c66685decdf95a97566a57ec66890bfa5fe7bb869eb2433ed4a5b13682b31033593c94f50247478ab5dc2e1ffb1ea35ee29cd10dc96482d8df5893d238ae74c0f08abbf197a9f4082615db9125adbde13ed661fd6f1e09f4573ba43dc6ac4f573b22b1986b1e2f08277f5c4f10fb0059d96acc594572a06df73ed343cb568fc3acf9dced8a21d2bcb34c2f0725224c213ed12a8b2bac7816655407364c246981978b728a311eec9c4a9590e7fa5fc188a7fab69eed545215962e12fde380299d70326c56adfe69dc5b2547e9e6f5a319998e0d2f01075d55a033d9c6b004307e6dcd86fca5fbfbb5b6558ca381afa897e9b0c8402c9feaf080db3a7357fe663d60509fa84149968b3ef4ecb743894dcc4ee928fc74d0617c817ff44201e376f0fe63c6ae53bb310418f914a49374c863561c6db0818fec7efc83657321369a8a329d4aa328cc1bd0aff5c71e5a090d36573b087013fbda3677aeb7aca260ec59947439e773f8dcad811aedfed35cbde8e21ae98afb7f20efb53134046d93134449c184098033d74cfe6e04c2f226a269ca94b9db22d7db3f4ba4702a3be2eac8ca4f200a821a8bf80b3951cfc406dbb69f6932a0ec73aebafc3bfea6a40b58372a3203ea54c25183c432a97c5f808696619e05956bfde79ceb7b9a5271aa9ba523c399681395354cd24988b9c64970e3b43b29b99aaeb199150bef67f1b94c78118f5a26759286e05320d3da0ddfa4509b70c7030abe08918e54086cec34320a9a4f2ea37b48a6197985cdccf58a60d587fb5f787fb4ada552f73673e61556b900afc4cc11c98149ee227f580ca486e24d709d295d1bc809836fab61ab9d246072de0e8c4a6aca4523fa3138a436684dbf9326a98acf525515a509cb505117250cb608120f1188b78a1250315c868b69be548f8af8577df2b8131cb371d3c3137ee8f8b712bd2233d9026e36a6fb7b4f5a9285a044cc0b5b412ba91f4dd6f93613a64c619c12fd3dfd170c0812f88edac06797e920139a01f4299a508e8061b9df00924f93d0868a5e9091205cf9bbd1f8a4f2079d8e1e623e1e1f9929de384c5ca5e165f4abbb2e7af5f702f0ccc83a27d89d94f3c6daeb174f1e12748303c1ae229cc86191f8beb0383ec30a8be492ab354f0e2ae66db5cdb21a162d32f493b584495343c0e6d978059031ec48fde81b0c8bfb7b5e9956c03a9dbbd1b58c5dd43824f076c53dc57038df00e40035e3360b928190e1f2988a6556dda42f7c0ae716569717bc150918312e1fa6b2758723b5522ba3bb010a95f0948b4f080e3a36dd72f365e04f90d69e53b23535783ff22da5ec438a5a578951b9e9cbd9931b827eb24ebc39eb0d268c6f6b0dbdc016eace840b01ecfc659b1a2c7904bc816f46aef97cab93abdb5320bc53c89d63a0afb45f6d4349978865844639e3a0560febc33bdc352f1cd9300f1519bf366a5addf7c3436e5b0590f3349b55d72305ee9a018e6ce46907189c0ec099f7b1fa6777a5a0231a1f22bf79dfb13fbca3241b60773defcb4d9b9bcb7259244f56f650e589ac607e98f11d5e01584d7b715bd46c80471be3a3357fa8b4aa75b4c46640878ba4725c7685b836774622cad41317c5d2731b9514daed4396c321374f4cb2b300304428e9dbf1c5a50745cfc8f542d581afcc4ae30052808d2e8933654393c1a5e9dcceb18b167992616acc56a417b16f2eef10bbef0d9f824890f01a3d1b900fa41a1656b1858a19c02c9d627e17ec9f88485a23ae5765f15fd04b86588e7ec913206436a365d56276c321fc3e389637ea3fea9bf175a66f7afe3c92f531c0053974898d9275ad8b081bf0847366255432811af48484679457b60ee98efe51ed9a96a492523756b2898ea330aac3fa71334c574c832fa2872280d6776ffb253879dae9863058ad9d13d5accde3271540943e6a4dfc19fb68b1d62e0ca1e3d19aabdc5b613ee5a390cbaa01f1e087723a8c25a17ea0e63e249b6409786ab0348ed25163ccc11fda54ee040c3a7856820f95061f7f671680d79d2ac0f55747579ceb6c3cd07f83438e1abb69002bfa2891b5d5e7aaf137b7acaacf286c8361901c02c6d72eb6a4773bbff37cd259b9834636c3f77a6f9e0bb9ad8d4632aea5aedf98b775770a24e9a03e8c72bc7ff5e89adceab0b660a35e8a6cbaa2398c4c1fb2a2eda44a66af6224df24402c6294c9295cd3e8c2457018d5d63deb987b7ec04539606ecd88b82aa1455af44114aff31ecb4b78a2d816012121f942db6ded834cab0697f33230142878c14dc54dc1820832a26b7c8c01ea1adfde790b64b142ae4e58b642f6e6e5208e916de485ce96a7a4abca0003bcf1901a2e1328bf3d0c4584ca393d2b757e16062681f1c8df6ee02e68ee6f91aeb3549760f1a61fb3b2b7c2c9fee1520423b84e6b8622cbea2d75346956b9d25e5e95bfcd4db84b2c4be309f3b90d2aac78ebf79bf073ef142eb413d25bad1c91cb2688cfcda37a8d4e28f0313d47a379a9ac83795deddce428266b7b8e7a589b4a1bc8042a66f63fea4c6b400047147ddb300726872861fea82d0fa93380dc969eb269bb43187f974442d30bab5ebfad99d7809bf4660b03ae3a66e014a8b18c4363b20b364b9509aee49ebf10bd3a16d4586915034682500121117490eaf5dffad40710169a7451f59d9809cdf63ac41df58972dd9a05aef409e5e81686983419944ee8592ae650118eaadc7c9d42e9e4c077f617a903cf4f8d2a5e707d2794054d33d4bf50cfd2f3fe9689d0121d6b8a10d1e2143f5f8e7a25ee5a3966eef2b7eab2639acd282aef56d345e8d3baae69f679201b8483004832977f4b4c591862b4657a3c4d936fc6369180f0694fcfad0aaffca316d6338e92bd5f5ad1094eb9297fbbd1f8118d385147a01ea08c6a771daeb74ae24c3a2379eaf4c85b15bf25f1db4140812835a3035266747ff0a21f63f96a5cf0c75030c0467a38aa74d8de13bb5148516318711b4fec74dbac03450a64b367571820063224c73cc6eea8e4ef704569d458dc441eb2e9098797b54203a90cffcf0d32af10d932da391ce6b94929506c00472e69b131450466df9b2230a30d0aa3cc96b0baf0475766c9a0cfd5ce96ad7f4da200a05315f448d48895ca7bf53de89bd7d40273124411f0a097ad80a97fb5a3e28a4cb11f25243dce95f57111b1f87f6cc01dfcc880d03d638e5100070b2f54666156b6f8ff90a2a3b8e938e6d2538f277843274911243e78889ea15cd35781cf08ec368bb3182efbe6271ed3d7a5b453ce0ae8d6a056ee21b0fd592fe889a68038f4216796571144d4c8aea7635052633608d01b9c708c26313a5db7516fd7a6331ccf86a0b60f5c48c6e4571fbca355567d61df1f04aba49f30d9329eb2a8f85ad46bd006ef9d3460043fadf67daaba1f9c9e2f35a51aef4ffe3033a84a64963fcff35353167c5b2e24eee19354ef40464ec38e5b639aff643efc9b0ae3fee0e2a56dadaab0ff317ea423bc9a97f409b40122df8f90ab9ee9b6cd7cb2414420f89d7ea7c010ecff7b4fed1d0033d058a3ae46c8cf6801bad367ab7504805a07d44b69bbbc189bfa195f4e48cd4481c4dbee024104a1b5a4f27a492a5319c9dca30142a03a78ce717b5e7fb1eaae171c8d5a7135ba3a16c9b6a555a59049c3beac413c30cfca5be22665ea35e841b94a35cbdb1556a5cc97a7bd64873db92c4d421f30cc69837a933e078a376664faa1f5c2614137f4c1ab04aa5e5d10e014920e756e657a60e791d5699f8e1f92f323f145c062be01e3bcaf601d0004ca4ff2a41f85b358d3efa237a90f1f123f306e4f00f3c37303cc1381a1a35bfb7084a3038b710f41d8be3f434ade1ac3a697e142c8d24eec9e58190924a6006e04f8e7aa4e5d45357ba62540885c3061921d94860c10b7f8b97fdf9bbe17c2df52fa167da741eb850fb1068779ea94139ca1e38272dc1d3bf8557e5ff10985306879eaead14c0f058e96942a91d85cadc7785d67911b37fe29ea65b1434a6fba9b4d3bd35cf51d0095928771a82ac9390dbc2ae8e8fa543f5a14ddd7f9652c747e7127edf1cc30f599638872e8023fa2cc4b33971f75efda477ce5dc141200bc293cd7a109f88a0020d4dfa097a58affa9e3166cb0ea5cd602145b675ed061cf00b8991dbab7b25081e569fd25b48dfcc406adfd991dd3f8e609e101d6b5efb36acaeffcd6441a2f854834762ba885db892e3592841d5b9e3c888d03e1ce5c16f9d603b77d4011662f35767d80bd67226a4022310f759f3fd007207ae2c3a5274b085f948d73f6c9843646bea70404a86fc95c25a3e9e1ffb636311a9b521282af36e985561d0b063c5ff35c1c0ccf1750f75dac3c0cec56e09d5853fd26776ac3b1561f945d893c9df7ac9c51d23e85e4e2aaa6f9a7f45a6945d18b23e61e73bf1b4145c19e9558dfe790a292d62a077155b08a0f5ae3c3075f8cc0ea5864c5cb752d1105a25211984196400908a8256417ee808fc563a706e8fc74037a61e03219a0d45af061d972541f836dba07d1760b6ae05a7790512e4f7a73bb70059a2937a1c5b38db8a89602aa81f3339971bcd5d4ffd0d7dee6e9923d9c478ea0acf7f6e179abdcb1abc05b2238103171c05340ad0f13fe0eca7c53cfd2f0a9780f60f029e39ec32a29a435d98f8a3a8ad8bfd39085abfe963f6a9ef6a72b83d89c1ea97c0dafd586657fad838eabfd10bd4de1fdd1eb4e726b5faf0dd1e6283cd0953e389ff9cc6235f44e78d104f5f362bd2629d9be7a99432f1721cb1c72d263c90f5985e2fcce160dddd9d7a73b8f6b8a71021327480cd7d4e072dd4ed40107e02f0ad3335a8833a1f302444a6faa48ddc1805a49706d06a3ff327c53b5325995e9aee616bed73429223a57aa0c12427169407974bf9f6113910646f5c4f0c623598f2cf9ea3c39544f0e554373c69c51043205dc0b34882bd99af8f6c595488be241854b23ddadf0faed061c01f43d23c99773000262e48a7d45deb50685ae30e5b3d0aa127eaee97063a59640b17a853c5b00f2834dbc1b71e51ce75592546a85661b29a43a9b6cce17987779f09b49720bc40d285539c47f6979b648ccdc06de96dca078addce96ed202a898ee5824860d20df9ed6002768e52002ea5aee3042635863924a9f54fd0aae79641451380ba164ef18e82d3749a71a7212f8536ae2b63a661eba4766c51a98bf122500ed97736fc378245228c918ee8fd2c7d4a0d75323e93b27bc4788fcbe374964e06fe36b507a213ab31e2e472c158faa83243946db129ee105c439d10d6bfbd6d970702b216a9a3c89b8f121392c0189470c51f7ee22db8d6df9ee377321263348385f81a79a1da4a3992ea9af7cd43a739f50648bcca1c855678d0dbf526993bb2fb0a530a2f7babd1644d9fb1fec497911587d5791b91ea73512c67346a7f382dbfb5b8adf7a51facd18ba68783836a40c45fe72876a934c9cfb5814475bcaf75006910f31691d4d625a76afa82edb8b7573eb5efc682d7ca9944b798a84fec694c74d07c84def78891bda568276a0847dc07dccef2eae3007ed6fa1f6cf18ba8e551466418fbf111434b26bad47e62383486cd56d4342d7c927c4ccf2ebad1eb5f49463d11753ccf631bbcb38d23abd4017bebe23ea3ea22af15b588c7f3f0e53705be7d03b52662a3e2ff4f265d79fd5f8c1d0dcb5b62f4a00a3e4890ea8beb14aa07dfc671875c4687612dbd8f724c751cd8a2dcfc7ae9febea058a112278a4170eeeddf0399ebcded2c55577df84b10fb3e03182d8a1ec5ea77a7ad8447c3be187ce4a232d169290d0f623de75ceb23e6af70919d185761c258bf3c8f8ffb49cfefe2300cdf9ccb0fd6b449b0a6186ac3f04675ada09adbcdd7bf8128ebe469d948bf576101ed7b9ddd140f5a00e38651dfc4f70342616c41ccd6ef492f050e5bb26acdc5f597bfe55a0456cf38051a9db9f106e8f556604181c8818f76522d620a9ddbdca24c67730bdf17d1a91118961cf0495a06cc9d2115e37d3b0f96a09e0b2860fea4bc95d62a9362f8ce205bd015e90814361a008d016c095a5a1738b407bf670bf20d9d0d6e0a1b811646d6d2938715b007291246fc378262f049a117fbdefa345635b5cfab73c9ae84e15328c3cd760b2ba5442e2bc70570467952163f797dbb6c5df595810222f3d9936e2b7d8ce6bb6c803e3e005a0951c9603a56cc9848e5c747a724cb9bac75b729cac3737cec01010f29aa186a6e68308fbf0822adfadd01b853dc95a6d6dd6f6f60c1a4cf1eec94ee8c8282b1d95fba3da749e0efba473f639278c73f3d3dad6e895b8e5924242e801697aeb0722d0b50241975c3e5578fcf5cdf6630c379ec41a9254ec5646f25c8e452c1e73360eb204dc20c1ebc988d47a76eab13674216f9ee8979e896ca5e6efd1958616652586b072dd463485128e5b52ebf7b536018f57947d8ee7a79c9be02ae5e872b15efb82d7405458421969aea1a3813c64d558d27a4ab7d01ed5bbbb55e3ab4aa663ed8c41c937fec843e1360ff6f84bf589c671f79d7285bf4b0df6590868f64fb5b59c7aa25b22ff4d1760ed24cd3247458a5a5b65af8f70fe57477af1b22957653491deed6b9c3f2367be077d7c97332b28540d74f38a82325f913449b88589122acd1ce2fd6d07c1be4ca2168de68d43a2dfac94d697290e532441afd6dc5f21f51e19618c067e63482710b10b7f0657842682de589bf655acb4b1ab3c3e18c7ca32361cc61155a6acf28f53e741924d687bcd0f1a856daa83f634c117a601c3a62d33e4ea2c33714b7d9d2e4f861a46c6f5c3e7e677db690e07f7df59b454493853ff3b645d06806c8b5d93f65fa8e3f2caf48a851c1c1e6e5c9752638c639f793d63c88538f33ff44399b74d9c60da2421405034135669fce0df0228bee524e4857dd3f7b944932003afed4a08de764cb94071fcd517267fda3949fa40492a628e1f7fea217aadcb897f498d6d2887738c30eacd6b1e2773801861aaddf63c1f1ff3be02d8382e66a2bba818598e325692c46558ae38127cba96a90f5e40ca40cf476640fb2c3ce731b2109db9be969f1056b693e14f2ff60ff634745fb5edd355f7979eef3c64d99bc3cf774d28fe06a3b905f88b82bf8de5dfd585015a4ffd87e9f0c6f1a35aaeb688a69519987a73bf9410621cabe49222bbaf2b2d32d669681f29cf22ede6d6ec96464deaf2c657560c5cb6d679dd2b38e55e0aea663680e7be690d04f546aa5ff2eae7a45d2cdc6fa2aa637911923773d4269dc6620a06e43e4cee8516d9aecc8297f3a68cef178e104520ef11979431e23143beed90c543c762a2981499d2cba11a2c8390434716ac0345e314a4d162d1fb44699fd303a9b065b6b8b46db6f41b69326277a5795f0e22a580d30ca87f4f72b7621923dcdbea52d0da9b3f82629231b7a1e75b47428811b7829249eeb9b7d272be80c8c5c6a1abda69740e8ae75a6db2151259ae588fe89b91e7e1deb97a32e70511c2b8eac23b76be346d363b1b0321016a5c9131446c964e3ba000e858fad362c8941e3b50f609eadbd855ec7e79add8ed7a738690647ca7a19e5069bbf1ab5a4c7069720bcd52f38604d5b920a008fe18bd3422b7996ae93c600355d137941c328ee3c99ea1606a1c664f19fc2847f51434d24a449823d6d801a9a508d2aa9468b34f4d8ab1fe1ce42e3c2b9b005a2eadac89040f606eebd9f35e9896b8fa06c064f31f1d43152ecf38e45a49eb9930669a09966579a7dbb9b439f460a613c80040b13dfca71723ee7034e65443ffafe793d3097def8e84428578ab0c881d248b028785030c9159bf282b6315a8055f5a8277f86cc64344c04a3d521142a45eb4cba3738d22da34b77c49dd71c498286582a76c154c127bcef14634e13f05d8e87d1581edff18a7e433bd5c41836e61c0b4c040d8cf663fc689a56a34b19b1738edbe516449eacf1db4932193a45eb6f05c1e732c0e31be9c09a7baccfed074abbe69c03266b75aff0fe68f5522c68a8cd6e16b5486ede86ebdbe37b2986d4f110bcdf9b7951748a9a96a883bdd296f5023a5cdc71a13b0c9a0d60dc896f50b0c92354ea1b39bb64c178fddc12a3caf7cca201cd6e03843ca9de8bfd1315cdcfe77ce4de08e3c128b874fb99b2e1a81ac7b7b90e973d1c92ddd57a07bc3d41e8927f2b22f42d80dbaa395a4228b1eb9b6a25e6113de2530fd4d856a506eea29ab9c73af9aae1b2b87614689180666c41690053d2d22c99f6dc66dd46000b2d51dbf7a46db602b40af0bfab490054b2115d6b0bbc3c555c3d4a56ae4db3f1aa5df1986e1221fc05ed816b2e6f9ca4477655e8a69db1ae4465cf04edf3adcc685cb71bf01cac6977156ca9a6b0eb8ac06024846d5cb02a4742c8c5fc622725129f4d790dd0728b70364adf798550893ebf2ac8a9e4959bb731b90328449d856a008e9231c7a3e98745101cbcb85e3f8e16b593ea4b7624c5ad0d7a5e1d4339538ee36870cbf56a14d007714a0b139b29ad0d988ec64341f22809510dfd9b5a5edba67692369411cedd1685e0f699e1f06c35057f621cfc2870048f132d54d24726174aa1ca890ebeda8de3ff8d7ef38462f163d618958c7136198b6342e781ddb98c4621539ad1d455d14f7be1a9bbeacf274996ae7eb5d3a9bdb866ae1bd3beafe4579a8f95f9de0f8df592aa3c97e22c126de13291980bf4b27df71a634ec8098530e015fa99690f966a5811500422893af20b7c7a0a8d9569f7c895bf5192aa001429dd9d890aaddd4dee0df6e10949eba22c2d70bbba5b397d96006ef9ac6e1e2120b54cf0ba8a93a343ca1cdc0ebf0b100d5012795f4c181fa26232118220023979bc33e1461a2dffc206241b4469bbef85956488c2579f145d22b148dbcc9edb5cd3cb09bd67b0c6151575c3a7e1cce33cc6292c998cd4faae71afdb33028be8e821e8f8c38d83d188f9feb06c9c8b3b88d5761e33d1548f38e9291186b4e0100ad87d2c76cf2f5dde43c0be5b250dc373c5302289cf75cd92f6b9817dd204197a8fcf9bddb8e04f57d22da5e3c505f284a1fdb98a00c98212bad99942670660110fed2a404efc888f151e33f429ff480f1c0dc7698c0bb688bc9953e00d7689edc1b741b600236e54271e96c403004c60f6b040e340ec6150020c4c46c8028579548c0afe71da61ba8b18e75a9b11190a7575aa291c70c8eb12e59ccaa69c0000');


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: blobs pk_blobs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blobs
    ADD CONSTRAINT pk_blobs PRIMARY KEY (sha256);


--
-- Name: generation_tasks pk_generation_tasks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.generation_tasks
    ADD CONSTRAINT pk_generation_tasks PRIMARY KEY (id);


--
-- Name: image_overlays pk_image_overlays; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.image_overlays
    ADD CONSTRAINT pk_image_overlays PRIMARY KEY (id);


--
-- Name: images pk_images; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.images
    ADD CONSTRAINT pk_images PRIMARY KEY (id);


--
-- Name: maintenance_runs pk_maintenance_runs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.maintenance_runs
    ADD CONSTRAINT pk_maintenance_runs PRIMARY KEY (step);


--
-- Name: map_grids pk_map_grids; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_grids
    ADD CONSTRAINT pk_map_grids PRIMARY KEY (id);


--
-- Name: queue_pauses pk_queue_pauses; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue_pauses
    ADD CONSTRAINT pk_queue_pauses PRIMARY KEY (whole, scope);


--
-- Name: queue_turns pk_queue_turns; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue_turns
    ADD CONSTRAINT pk_queue_turns PRIMARY KEY (priority, scope);


--
-- Name: renders pk_renders; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.renders
    ADD CONSTRAINT pk_renders PRIMARY KEY (digest);


--
-- Name: request_ids pk_request_ids; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_ids
    ADD CONSTRAINT pk_request_ids PRIMARY KEY (caller, method, request_id);


--
-- Name: style_presets pk_style_presets; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_presets
    ADD CONSTRAINT pk_style_presets PRIMARY KEY (id);


--
-- Name: task_events pk_task_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_events
    ADD CONSTRAINT pk_task_events PRIMARY KEY (task_id, seq);


--
-- Name: task_leases pk_task_leases; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_leases
    ADD CONSTRAINT pk_task_leases PRIMARY KEY (task_id);


--
-- Name: task_progress pk_task_progress; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_progress
    ADD CONSTRAINT pk_task_progress PRIMARY KEY (task_id);


--
-- Name: task_workers pk_task_workers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_workers
    ADD CONSTRAINT pk_task_workers PRIMARY KEY (worker_id);


--
-- Name: theme_elements pk_theme_elements; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_elements
    ADD CONSTRAINT pk_theme_elements PRIMARY KEY (id);


--
-- Name: theme_variations pk_theme_variations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_variations
    ADD CONSTRAINT pk_theme_variations PRIMARY KEY (id);


--
-- Name: themes pk_themes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT pk_themes PRIMARY KEY (id);


--
-- Name: thumbnails pk_thumbnails; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thumbnails
    ADD CONSTRAINT pk_thumbnails PRIMARY KEY (sha256);


--
-- Name: map_grids uq_map_grids_image_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_grids
    ADD CONSTRAINT uq_map_grids_image_id UNIQUE (image_id);


--
-- Name: style_presets uq_style_presets_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_presets
    ADD CONSTRAINT uq_style_presets_name UNIQUE (name);


--
-- Name: theme_elements uq_theme_elements_category_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_elements
    ADD CONSTRAINT uq_theme_elements_category_name UNIQUE (category, name);


--
-- Name: themes uq_themes_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.themes
    ADD CONSTRAINT uq_themes_name UNIQUE (name);


--
-- Name: ix_generation_tasks_begun; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_begun ON public.generation_tasks USING btree (priority, start_tag) WHERE ((attempts > 0) AND ((status)::text <> ALL ((ARRAY['queued'::character varying, 'waiting'::character varying])::text[])));


--
-- Name: ix_generation_tasks_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_claim ON public.generation_tasks USING btree (priority DESC, start_tag, id) WHERE (((status)::text = 'queued'::text) AND (NOT is_deleted));


--
-- Name: ix_generation_tasks_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_due ON public.generation_tasks USING btree (run_after NULLS FIRST) WHERE (((status)::text = 'waiting'::text) AND (NOT is_deleted));


--
-- Name: ix_generation_tasks_finished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_finished ON public.generation_tasks USING btree (finished_at DESC);


--
-- Name: ix_generation_tasks_labels; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_labels ON public.generation_tasks USING gin (labels jsonb_path_ops);


--
-- Name: ix_generation_tasks_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_newest ON public.generation_tasks USING btree (created_at DESC, id DESC);


--
-- Name: ix_generation_tasks_scope_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_scope_newest ON public.generation_tasks USING btree (scope, created_at DESC, id DESC);


--
-- Name: ix_generation_tasks_status_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_status_newest ON public.generation_tasks USING btree (status, created_at DESC, id DESC);


--
-- Name: ix_generation_tasks_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_trash ON public.generation_tasks USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_generation_tasks_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_generation_tasks_updated ON public.generation_tasks USING btree (updated_at DESC, id DESC);


--
-- Name: ix_image_overlays_image_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_image_overlays_image_id ON public.image_overlays USING btree (image_id);


--
-- Name: ix_image_overlays_image_id_z_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_image_overlays_image_id_z_id ON public.image_overlays USING btree (image_id, z, id);


--
-- Name: ix_image_overlays_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_image_overlays_trash ON public.image_overlays USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_images_generator_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_generator_newest ON public.images USING btree (generator, created_at DESC, id DESC);


--
-- Name: ix_images_labels; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_labels ON public.images USING gin (labels jsonb_path_ops);


--
-- Name: ix_images_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_name ON public.images USING btree (name DESC, id DESC);


--
-- Name: ix_images_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_newest ON public.images USING btree (created_at DESC, id DESC);


--
-- Name: ix_images_parent_image_id_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_parent_image_id_newest ON public.images USING btree (parent_image_id, created_at DESC, id DESC);


--
-- Name: ix_images_scope_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_scope_newest ON public.images USING btree (scope, created_at DESC, id DESC);


--
-- Name: ix_images_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_sha256 ON public.images USING btree (sha256);


--
-- Name: ix_images_source_id_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_source_id_newest ON public.images USING btree (source_id, created_at DESC, id DESC);


--
-- Name: ix_images_subtype_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_subtype_newest ON public.images USING btree (subtype, created_at DESC, id DESC);


--
-- Name: ix_images_task_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_task_id ON public.images USING btree (task_id);


--
-- Name: ix_images_theme_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_theme_newest ON public.images USING btree (theme, created_at DESC, id DESC);


--
-- Name: ix_images_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_trash ON public.images USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_images_type_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_type_newest ON public.images USING btree (type, created_at DESC, id DESC);


--
-- Name: ix_images_unmarked; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_unmarked ON public.images USING btree (url) WHERE (sha256 IS NULL);


--
-- Name: ix_images_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_updated ON public.images USING btree (updated_at DESC, id DESC);


--
-- Name: ix_images_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_images_words ON public.images USING gin (words);


--
-- Name: ix_map_grids_image_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_map_grids_image_id ON public.map_grids USING btree (image_id);


--
-- Name: ix_map_grids_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_map_grids_newest ON public.map_grids USING btree (created_at DESC, id DESC);


--
-- Name: ix_map_grids_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_map_grids_trash ON public.map_grids USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_map_grids_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_map_grids_updated ON public.map_grids USING btree (updated_at DESC, id DESC);


--
-- Name: ix_renders_image_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_renders_image_id ON public.renders USING btree (image_id);


--
-- Name: ix_renders_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_renders_sha256 ON public.renders USING btree (sha256);


--
-- Name: ix_renders_used_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_renders_used_at ON public.renders USING btree (used_at);


--
-- Name: ix_request_ids_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_request_ids_created_at ON public.request_ids USING btree (created_at);


--
-- Name: ix_style_presets_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_style_presets_name ON public.style_presets USING btree (name DESC, id DESC);


--
-- Name: ix_style_presets_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_style_presets_newest ON public.style_presets USING btree (created_at DESC, id DESC);


--
-- Name: ix_style_presets_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_style_presets_trash ON public.style_presets USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_style_presets_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_style_presets_updated ON public.style_presets USING btree (updated_at DESC, id DESC);


--
-- Name: ix_task_events_xid_task_id_seq; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_task_events_xid_task_id_seq ON public.task_events USING btree (xid, task_id, seq);


--
-- Name: ix_task_leases_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_task_leases_expires_at ON public.task_leases USING btree (expires_at);


--
-- Name: ix_theme_elements_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_elements_name ON public.theme_elements USING btree (name DESC, id DESC);


--
-- Name: ix_theme_elements_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_elements_newest ON public.theme_elements USING btree (created_at DESC, id DESC);


--
-- Name: ix_theme_elements_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_elements_trash ON public.theme_elements USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_theme_elements_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_elements_updated ON public.theme_elements USING btree (updated_at DESC, id DESC);


--
-- Name: ix_theme_variations_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_variations_name ON public.theme_variations USING btree (name DESC, id DESC);


--
-- Name: ix_theme_variations_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_variations_newest ON public.theme_variations USING btree (created_at DESC, id DESC);


--
-- Name: ix_theme_variations_theme_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_variations_theme_id ON public.theme_variations USING btree (theme_id);


--
-- Name: ix_theme_variations_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_variations_trash ON public.theme_variations USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_theme_variations_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_theme_variations_updated ON public.theme_variations USING btree (updated_at DESC, id DESC);


--
-- Name: ix_themes_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_name ON public.themes USING btree (name DESC, id DESC);


--
-- Name: ix_themes_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_newest ON public.themes USING btree (created_at DESC, id DESC);


--
-- Name: ix_themes_trash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_trash ON public.themes USING btree (deleted_at, id) WHERE is_deleted;


--
-- Name: ix_themes_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_themes_updated ON public.themes USING btree (updated_at DESC, id DESC);


--
-- Name: image_overlays fk_image_overlays_image_id_images; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.image_overlays
    ADD CONSTRAINT fk_image_overlays_image_id_images FOREIGN KEY (image_id) REFERENCES public.images(id);


--
-- Name: map_grids fk_map_grids_image_id_images; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_grids
    ADD CONSTRAINT fk_map_grids_image_id_images FOREIGN KEY (image_id) REFERENCES public.images(id);


--
-- Name: task_events fk_task_events_task_id_generation_tasks; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_events
    ADD CONSTRAINT fk_task_events_task_id_generation_tasks FOREIGN KEY (task_id) REFERENCES public.generation_tasks(id) ON DELETE CASCADE;


--
-- Name: task_leases fk_task_leases_task_id_generation_tasks; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_leases
    ADD CONSTRAINT fk_task_leases_task_id_generation_tasks FOREIGN KEY (task_id) REFERENCES public.generation_tasks(id) ON DELETE CASCADE;


--
-- Name: task_progress fk_task_progress_task_id_generation_tasks; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task_progress
    ADD CONSTRAINT fk_task_progress_task_id_generation_tasks FOREIGN KEY (task_id) REFERENCES public.generation_tasks(id) ON DELETE CASCADE;


--
-- Name: theme_variations fk_theme_variations_theme_id_themes; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.theme_variations
    ADD CONSTRAINT fk_theme_variations_theme_id_themes FOREIGN KEY (theme_id) REFERENCES public.themes(id);


--
-- PostgreSQL database dump complete
--


