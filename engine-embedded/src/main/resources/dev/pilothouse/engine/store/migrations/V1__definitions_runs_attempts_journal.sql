-- All instants are milliseconds since the epoch, UTC; 0 means not yet.

create table workflow_definition (
    name       varchar(256) not null,
    version    int          not null,
    body       text         not null,
    created_at bigint       not null,
    primary key (name, version)
);

create table workflow_run (
    id               bigint         not null primary key,
    workflow         varchar(256)   not null,
    version          int            not null,
    failure_strategy varchar(16)    not null,
    options          varchar(1000000) not null,
    created_at       bigint         not null,
    state            varchar(16)    not null,
    started_at       bigint         not null,
    ended_at         bigint         not null,
    reason           varchar(100000) not null,
    timed_out        boolean        not null,
    broken           boolean        not null,
    epoch            bigint         not null,
    owner            varchar(256)   not null,
    last_entry       bigint         not null,
    finalized        boolean        not null
);

create index workflow_run_unfinished on workflow_run (finalized, id);

-- Starts a run; taken in the transaction of the run's first turn.
create table command (
    run_id     bigint      not null primary key references workflow_run (id),
    type       varchar(32) not null,
    created_at bigint      not null
);

create table task_attempt (
    run_id          bigint         not null references workflow_run (id),
    number          int            not null,
    node            int            not null,
    task            varchar(1024)  not null,
    node_state      varchar(16)    not null,
    ended           boolean        not null,
    state           varchar(16)    not null,
    try_number      int            not null,
    retries         int            not null,
    first_submitted bigint         not null,
    submitted       bigint         not null,
    due             bigint         not null,
    placed          bigint         not null,
    dispatched      bigint         not null,
    started         bigint         not null,
    ended_at        bigint         not null,
    worker          varchar(256),
    pid             bigint,
    exit_code       int,
    reason          varchar(100000) not null,
    log_path        varchar(4096)  not null,
    kill_cause      varchar(32),
    outputs         varchar(1000000) not null,
    primary key (run_id, number)
);

-- The entries of one turn as lines of JSON; a long turn takes several rows.
create table journal (
    run_id       bigint not null references workflow_run (id),
    first_number bigint not null,
    last_number  bigint not null,
    entries      bytea  not null,
    primary key (run_id, first_number)
);
