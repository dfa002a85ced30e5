package dev.crossroads.digest;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Language;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The part of the page of one's own account where the digest is switched on. */
final class DigestChoice implements PagePart {
    /** The values of the field of days, beside the names of weekdays in lower case. */
    static final String NEVER = "never";

    static final String DAILY = "daily";

    /** When somebody reads mail who has not said so. */
    private static final int USUAL_HOUR = 7;

    private final SubscriptionTable table;
    private final Recipients recipients;
    private final Pages pages;

    DigestChoice(SubscriptionTable table, Recipients recipients, Pages pages) {
        this.table = table;
        this.recipients = recipients;
        this.pages = pages;
    }

    /**
     * The choice: {@code digest/choice}.
     *
     * @param confirmed whether their address is, so that mail goes to it
     * @param subscribed whether they get it now
     * @param days on which it may come, or never
     */
    public record Part(
            boolean confirmed,
            boolean subscribed,
            List<Option> days,
            List<Option> hours,
            List<TimeZones.Choice> zones,
            List<Option> languages) {}

    /** Something to be chosen. */
    public record Option(String value, String label, boolean chosen) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        Optional<Subscription> present = table.of(visitor.learner()).await();
        boolean isConfirmed = recipients.of(List.of(visitor.learner())).containsKey(visitor.learner());
        Language language =
                present.map(Subscription::language).orElse(visitor.visit().language());
        Schedule schedule = present.map(Subscription::schedule)
                .orElse(new Schedule(
                        Optional.empty(), USUAL_HOUR, visitor.visit().zone()));
        Part part = new Part(
                isConfirmed,
                present.isPresent(),
                days(present, visitor.texts()),
                IntStream.range(0, 24)
                        .mapToObj(hour ->
                                new Option(Integer.toString(hour), ScheduleWords.hour(hour), hour == schedule.hour()))
                        .toList(),
                TimeZones.choice(schedule.zone().getId()),
                Arrays.stream(Language.values())
                        .map(one -> new Option(one.tag(), one.ownName(), one == language))
                        .toList());
        return Said.of(pages.part("digest/choice", part, visitor.texts()));
    }

    private static List<Option> days(Optional<Subscription> present, Texts texts) {
        Optional<DayOfWeek> weekday = present.flatMap(one -> one.schedule().weekday());
        return Stream.concat(
                        Stream.of(
                                new Option(NEVER, texts.say("digest.choice.never"), present.isEmpty()),
                                new Option(
                                        DAILY,
                                        texts.say("digest.choice.daily"),
                                        present.isPresent() && weekday.isEmpty())),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Option(
                                        Word.of(day),
                                        texts.say(
                                                "digest.choice.weekly",
                                                Map.of("weekday", ScheduleWords.weekday(day, texts))),
                                        weekday.filter(day::equals).isPresent())))
                .toList();
    }
}
