package dev.crossroads.cohort;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Dates in the form that calendar programs read: iCalendar (RFC 5545), a whole day for what is due and a moment for
 * what opens or closes. A library for all of that format would be larger than this server's own code. Pure.
 */
final class DueCalendar {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** In octets, RFC 5545 section 3.1. */
    private static final int LONGEST_LINE = 75;

    private DueCalendar() {}

    /**
     * One thing to know of.
     *
     * @param id the same for ever
     * @param when the whole day, or the moment
     * @param said in words, with its cohort
     * @param zone by whose clocks it was set
     * @param href the whole address of what is to be done
     */
    record Entry(String id, When when, String said, ZoneId zone, String href) {}

    /** When something is. */
    sealed interface When {
        /** A whole day there, wherever its reader is. */
        record Day(LocalDate day) implements When {}

        /** A moment, which programs show by their reader's clocks. */
        record Moment(Instant at) implements When {}
    }

    /** The calendar. */
    static String of(List<Entry> entries, String name, Instant now) {
        StringBuilder calendar = new StringBuilder();
        line(calendar, "BEGIN:VCALENDAR");
        line(calendar, "VERSION:2.0");
        line(calendar, "PRODID:-//Crossroads//Due dates//EN");
        line(calendar, "X-WR-CALNAME:" + text(name));
        if (entries.isEmpty()) {
            // A calendar without any component is none (RFC 5545, section 3.6), and programs refuse its link.
            List.of(
                            "BEGIN:VTIMEZONE",
                            "TZID:UTC",
                            "BEGIN:STANDARD",
                            "DTSTART:19700101T000000",
                            "TZOFFSETFROM:+0000",
                            "TZOFFSETTO:+0000",
                            "END:STANDARD",
                            "END:VTIMEZONE")
                    .forEach(part -> line(calendar, part));
        }
        for (Entry entry : entries) {
            line(calendar, "BEGIN:VEVENT");
            line(calendar, "UID:" + entry.id() + "@crossroads");
            line(calendar, "DTSTAMP:" + TIME.format(now));
            switch (entry.when()) {
                case When.Day(LocalDate day) -> {
                    line(calendar, "DTSTART;VALUE=DATE:" + day.format(DateTimeFormatter.BASIC_ISO_DATE));
                    line(calendar, "DTEND;VALUE=DATE:" + day.plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE));
                }
                // It ends when it begins, as it has no DTEND (RFC 5545, section 3.6.1).
                case When.Moment(Instant at) -> line(calendar, "DTSTART:" + TIME.format(at));
            }
            line(calendar, "SUMMARY:" + text(entry.said()));
            line(calendar, "DESCRIPTION:" + text(entry.zone().getId()));
            line(calendar, "URL:" + entry.href());
            line(calendar, "TRANSP:TRANSPARENT");
            line(calendar, "END:VEVENT");
        }
        line(calendar, "END:VCALENDAR");
        return calendar.toString();
    }

    private static String text(String plain) {
        return plain.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }

    /** Folded, and never within a sign. */
    private static void line(StringBuilder to, String line) {
        int length = 0;
        for (int point : line.codePoints().toArray()) {
            String sign = Character.toString(point);
            int octets = sign.getBytes(StandardCharsets.UTF_8).length;
            if (length + octets > LONGEST_LINE) {
                to.append("\r\n ");
                length = 1;
            }
            to.append(sign);
            length += octets;
        }
        to.append("\r\n");
    }
}
