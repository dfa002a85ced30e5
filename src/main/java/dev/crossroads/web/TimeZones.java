package dev.crossroads.web;

import dev.crossroads.pure.Pure;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The time zones that a cohort, or a learner, may choose to count days in. */
@Pure
public final class TimeZones {
    /** Where nothing else is chosen: what is said without a zone elsewhere on the site is in UTC too. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    /** UTC and the places of the IANA time zone database; not its old names and offsets, which look alike. */
    private static final List<String> ALL = Stream.concat(
                    Stream.of(UTC.getId()),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(name -> name.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                            .sorted())
            .toList();

    private static final Set<String> NAMES = Set.copyOf(ALL);

    /** A time zone that may be chosen. */
    public record Choice(String name, boolean chosen) {}

    private TimeZones() {}

    /** All of them, one chosen. */
    public static List<Choice> choice(String chosen) {
        return all().stream().map(name -> new Choice(name, name.equals(chosen))).toList();
    }

    /** The zone of that name; a problem 400 where there is none. */
    public static ZoneId of(String name) {
        return named(name).orElseThrow(() -> Problem.badRequest(new Message("web.problem.zone", Map.of("zone", name))));
    }

    /** The zone of that name, if it may be chosen. */
    static Optional<ZoneId> named(String name) {
        return Optional.of(name).filter(NAMES::contains).map(ZoneId::of);
    }

    /** Their names, in alphabetical order behind UTC. */
    public static List<String> all() {
        return ALL;
    }
}
