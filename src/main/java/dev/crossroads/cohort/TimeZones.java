package dev.crossroads.cohort;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The time zones that a cohort may have. Pure. */
final class TimeZones {
    /** Where nothing else is chosen: what is said without a zone elsewhere on the site is in UTC too. */
    static final ZoneId UTC = ZoneId.of("UTC");

    /** UTC and the places of the IANA time zone database; not its old names and offsets, which look alike. */
    private static final List<String> ALL = Stream.concat(
                    Stream.of(UTC.getId()),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(name -> name.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                            .sorted())
            .toList();

    private TimeZones() {}

    /** Their names, in alphabetical order behind UTC. */
    static List<String> all() {
        return ALL;
    }
}
