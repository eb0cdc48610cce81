package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.schedule.Fire;
import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;
import dev.pilothouse.engine.schedule.ScheduleStore;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Schedules on H2.
///
/// **Thread:** any.
public final class JdbiScheduleStore implements ScheduleStore {

    private final Database database;

    JdbiScheduleStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Schedule> find(String workflow) {
        return database.reading(
                "Expected to read the schedule of workflow '" + workflow + "'",
                handle ->
                        handle.select("select * from schedule where workflow = ?", workflow)
                                .map((row, _) -> schedule(row))
                                .findFirst());
    }

    @Override
    public List<Schedule> all() {
        return database.reading(
                "Expected to list the schedules",
                handle ->
                        handle.select("select * from schedule order by workflow")
                                .map((row, _) -> schedule(row))
                                .list());
    }

    @Override
    public List<Schedule> due(Instant now, long afterId, int limit) {
        return database.reading(
                "Expected to find the schedules that are due",
                handle ->
                        handle.select(
                                        """
                                        select * from schedule
                                        where online = true and next_fire <= ? and id > ? order by id limit ?\
                                        """,
                                        now.toEpochMilli(),
                                        afterId,
                                        limit)
                                .map((row, _) -> schedule(row))
                                .list());
    }

    @Override
    public Optional<Instant> nextAfter(Instant now) {
        return database.reading(
                "Expected to find the next fire time",
                handle ->
                        handle.select(
                                        """
                                        select next_fire from schedule
                                        where online = true and next_fire > ? order by next_fire limit 1\
                                        """,
                                        now.toEpochMilli())
                                .mapTo(Long.class)
                                .findFirst()
                                .map(Instant::ofEpochMilli));
    }

    @Override
    public boolean insert(Schedule schedule) {
        return database.inTransaction(
                "Expected to keep the schedule of workflow '" + schedule.workflow() + "'",
                handle ->
                        bound(
                                                handle.createUpdate(
                                                        """
                                                        insert into schedule (workflow, version, online, cron, zone, start_at, end_at,
                                                            misfire, catch_up, next_fire, last_fire)
                                                        select :workflow, :version, :online, :cron, :zone, :start, :end,
                                                            :misfire, :catchUp, :next, :last
                                                        where not exists (select 1 from schedule where workflow = :workflow)\
                                                        """),
                                                schedule)
                                        .execute()
                                == 1);
    }

    @Override
    public boolean replace(Schedule before, Schedule after) {
        return database.inTransaction(
                "Expected to change the schedule of workflow '" + after.workflow() + "'",
                handle -> isStill(handle, before) && update(handle, after));
    }

    private static boolean isStill(Handle handle, Schedule before) {
        return handle.select("select * from schedule where id = ? for update", before.id())
                .map((row, _) -> schedule(row))
                .findFirst()
                .filter(before::equals)
                .isPresent();
    }

    private static boolean update(Handle handle, Schedule after) {
        return bound(
                                handle.createUpdate(
                                        """
                                        update schedule set version = :version, online = :online, cron = :cron, zone = :zone,
                                            start_at = :start, end_at = :end, misfire = :misfire, catch_up = :catchUp,
                                            next_fire = :next, last_fire = :last where id = :id\
                                        """),
                                after)
                        .execute()
                == 1;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Schedule schedule) {
        ScheduleDefinition times = schedule.times();
        MisfirePolicy misfire = schedule.misfire();
        return statement
                .bind("id", schedule.id())
                .bind("workflow", schedule.workflow())
                .bind("version", schedule.version())
                .bind("online", schedule.online())
                .bind("cron", times.cron())
                .bind("zone", times.zone().getId())
                .bind("start", millis(times.start()))
                .bind("end", millis(times.end()))
                .bind("misfire", name(misfire))
                .bind("catchUp", misfire instanceof MisfirePolicy.CatchUp all ? all.limit() : 0)
                .bind("next", millis(schedule.nextFire()))
                .bind("last", millis(schedule.lastFire()));
    }

    @Override
    public int underWay(long scheduleId) {
        return database.reading(
                "Expected to count the runs of schedule " + scheduleId,
                handle ->
                        handle.select(
                                        """
                                        select count(*) from workflow_run r join schedule_fire f on f.run_id = r.id
                                        where r.finalized = false and f.schedule_id = ?\
                                        """,
                                        scheduleId)
                                .mapTo(Integer.class)
                                .one());
    }

    @Override
    public List<Fire> fires(long scheduleId, int limit) {
        return database.reading(
                "Expected to list the fires of schedule " + scheduleId,
                handle ->
                        handle.select(
                                        """
                                        select * from schedule_fire where schedule_id = ?
                                        order by version desc, fire_at desc limit ?\
                                        """,
                                        scheduleId,
                                        limit)
                                .map((row, _) -> fire(row))
                                .list());
    }

    private static Fire fire(ResultSet row) throws SQLException {
        return new Fire(
                row.getLong("schedule_id"),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("fire_at")),
                row.getLong("run_id"));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getLong("id"),
                row.getString("workflow"),
                row.getInt("version"),
                row.getBoolean("online"),
                new ScheduleDefinition(
                        row.getString("cron"),
                        instant(row, "start_at"),
                        instant(row, "end_at"),
                        ZoneId.of(row.getString("zone"))),
                misfire(row.getString("misfire"), row.getInt("catch_up")),
                instant(row, "next_fire"),
                instant(row, "last_fire"));
    }

    private static String name(MisfirePolicy misfire) {
        return switch (misfire) {
            case MisfirePolicy.Skip _ -> "SKIP";
            case MisfirePolicy.FireOnce _ -> "FIRE_ONCE";
            case MisfirePolicy.CatchUp _ -> "CATCH_UP";
        };
    }

    private static MisfirePolicy misfire(String name, int limit) {
        return switch (name) {
            case "SKIP" -> new MisfirePolicy.Skip();
            case "CATCH_UP" -> new MisfirePolicy.CatchUp(limit);
            default -> new MisfirePolicy.FireOnce();
        };
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = row.getObject(column, Long.class);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
