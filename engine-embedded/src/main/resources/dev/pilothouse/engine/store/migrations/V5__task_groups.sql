-- Task groups: how many of their tasks run at once, over all workflows and masters.

-- Whoever changes the places of a group locks its row first. No size is no limit.
create table task_group (
    name varchar(1024) not null primary key,
    size int
);

-- An attempt that holds a slot of its group or waits for one; its row goes in the transaction of its end.
create table task_group_place (
    run_id     bigint        not null references workflow_run (id),
    attempt    int           not null,
    task_group varchar(1024) not null references task_group (name),
    priority   int           not null,
    since      bigint        not null,
    holds      boolean       not null,
    forced     boolean       not null,
    primary key (run_id, attempt)
);

create index task_group_place_order
    on task_group_place (task_group, holds, priority desc, since, run_id, attempt);

-- Run ids, a block at a time: several processes may give them.
create sequence run_id_block increment by 100;
