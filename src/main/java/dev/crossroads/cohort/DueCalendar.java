package dev.crossroads.cohort;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Due dates in the form that calendar programs read: iCalendar (RFC 5545), a whole day for each. A library for all of
 * that format would be larger than this server's own code. Pure.
 */
final class DueCalendar {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** In octets, RFC 5545 section 3.1. */
    private static final int LONGEST_LINE = 75;

    private DueCalendar() {}

    /**
     * One thing that is due.
     *
     * @param id the same for ever
     * @param said in words, with its cohort
     * @param href the whole address of what is to be done
     */
    record Entry(String id, Due due, String said, String href) {}

    /** The calendar. */
    static String of(List<Entry> entries, String name, Instant now) {
        StringBuilder calendar = new StringBuilder();
        line(calendar, "BEGIN:VCALENDAR");
        line(calendar, "VERSION:2.0");
        line(calendar, "PRODID:-//Crossroads//Due dates//EN");
        line(calendar, "X-WR-CALNAME:" + text(name));
        for (Entry entry : entries) {
            line(calendar, "BEGIN:VEVENT");
            line(calendar, "UID:" + entry.id() + "@crossroads");
            line(calendar, "DTSTAMP:" + TIME.format(now));
            line(calendar, "DTSTART;VALUE=DATE:" + entry.due().day().format(DateTimeFormatter.BASIC_ISO_DATE));
            line(
                    calendar,
                    "DTEND;VALUE=DATE:" + entry.due().day().plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE));
            line(calendar, "SUMMARY:" + text(entry.said()));
            line(calendar, "DESCRIPTION:" + text(entry.due().zone().getId()));
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
