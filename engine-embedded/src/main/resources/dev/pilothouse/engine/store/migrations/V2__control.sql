-- Reruns, the ladder stop - kill - force-finalise, and serial workflows.

-- How often the run was started, and what its latest round is about; empty for the first one.
alter table workflow_run add column run_times int default 1 not null;
alter table workflow_run add column round varchar(1000000) default '' not null;
alter table workflow_run add column hard boolean default false not null;

-- True of an attempt that a rerun has put into the past.
alter table task_attempt add column superseded boolean default false not null;
alter table task_attempt add column kill_asked bigint default 0 not null;
alter table task_attempt add column kill_rounds int default 0 not null;

-- At most one command per run: its key makes two quick requests one.
alter table command add column scope varchar(1000000) default '' not null;
alter table command add column author varchar(1024) default '' not null;
alter table command add column reason varchar(100000) default '' not null;

-- Commands that could not be handled, and why.
create table command_error (
    run_id     bigint         not null references workflow_run (id),
    failed_at  bigint         not null,
    type       varchar(32)    not null,
    scope      varchar(1000000) not null,
    author     varchar(1024)  not null,
    reason     varchar(100000) not null,
    created_at bigint         not null,
    error      varchar(100000) not null
);

create index command_error_run on command_error (run_id);

-- One row per serial workflow: whoever changes its queue locks it first. The holder may run.
create table serial_gate (
    workflow      varchar(256) not null primary key,
    holder        bigint,
    next_position bigint       not null
);

-- The runs of a serial workflow that have not ended, in the order in which they were accepted.
create table serial_queue (
    run_id         bigint       not null primary key,
    workflow       varchar(256) not null,
    position       bigint       not null,
    execution_type varchar(32)  not null
);

create index serial_queue_workflow on serial_queue (workflow, position);
