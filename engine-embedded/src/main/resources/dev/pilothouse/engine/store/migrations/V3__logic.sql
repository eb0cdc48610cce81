-- How an end counted for its chain: it depends on what was skipped at that moment, so it is kept.
alter table task_attempt add column mark varchar(16) default 'ACTIVE' not null;
update task_attempt set mark = case
    when not ended then 'ACTIVE'
    when node_state in ('SUCCEEDED', 'FORCED_SUCCESS') then 'ENDED'
    when node_state = 'PAUSED' then 'CHAIN_PAUSED'
    when node_state = 'KILLED' and kill_cause is not null then 'CHAIN_KILLED'
    else 'CHAIN_FAILED' end;
alter table task_attempt drop column ended;

-- The successors that a CONDITIONS or SWITCH attempt did not choose, as a JSON list.
alter table task_attempt add column skips varchar(1000000) default '' not null;

-- What the dependent tasks of other runs look for.
alter table workflow_run add column schedule_time bigint default 0 not null;
create index workflow_run_by_workflow on workflow_run (workflow, id);

-- The logic task that wanted the run; one child for each of its elements, ever.
alter table workflow_run add column parent_run bigint;
alter table workflow_run add column parent_node int;
alter table workflow_run add column parent_attempt int;
alter table workflow_run add column parent_element int;
alter table workflow_run add column parent_depth int;
create unique index workflow_run_child on workflow_run (parent_run, parent_attempt, parent_element);
