package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.cohort.PeopleToSee.Group;
import dev.crossroads.cohort.Reason.Kind;
import dev.crossroads.course.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Members who need a word are listed in groups, the newest first, no more than one can talk to, and nobody twice. */
class PeopleToSeeTest {
    private static final Course COURSE = Workshop.course();
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String QUIZ = "memory/types";
    private static final Circumstances QUIET = new Circumstances(COURSE, NOW, 10, 5, SampleDues.of(), false);

    private static SampleMember member(String name) {
        return new SampleMember(name, NOW.minus(Duration.ofDays(60)))
                .activeAt(NOW)
                .hasRead(10);
    }

    private static SampleMember stuck(String name, int daysAgo) {
        return member(name).hasFailed(QUIZ, 3, ago(daysAgo));
    }

    private static SampleMember silent(String name, int days) {
        return member(name).activeAt(ago(days));
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static PeopleToSee of(Map<UUID, MemberNote> notes, Stream<SampleMember> members) {
        return PeopleToSee.of(
                members.map(each -> Attention.of(each.progress(), QUIET)).toList(), notes, NOW);
    }

    private static List<String> names(PeopleToSee.Group group) {
        return group.listed().stream().map(person -> person.member().name()).toList();
    }

    private static MemberNote note(String name, Optional<Instant> handled, Optional<Instant> snoozed) {
        return new MemberNote(member(name).progress().learner(), handled, snoozed, "", 1, Optional.empty());
    }

    @Test
    void eachStandsOnceUnderTheReasonToBeginWithAndTheNewestIsFirst() {
        PeopleToSee people = of(
                Map.of(),
                Stream.of(
                        stuck("Old", 9),
                        stuck("New", 1),
                        silent("Silent and stuck", 9).hasFailed(QUIZ, 4, ago(9)),
                        silent("Silent", 8),
                        member("Well")));

        assertThat(people.groups()).extracting(Group::kind).containsExactly(Kind.STUCK, Kind.SILENT);
        assertThat(names(people.groups().getFirst())).containsExactly("New", "Old", "Silent and stuck");
        assertThat(people.groups().getFirst().listed().getLast().more()).isEqualTo(1);
        assertThat(names(people.groups().getLast())).containsExactly("Silent");
        assertThat(people.size()).isEqualTo(4);
    }

    @Test
    void reasonsAgeAndStandBehindAllNewOnes() {
        PeopleToSee people = of(
                Map.of(), Stream.of(stuck("Long ago", 40), stuck("Lately", 13), silent("Gone", 30), silent("Away", 9)));

        assertThat(people.groups()).extracting(Group::old).containsExactly(1, 1);
        assertThat(names(people.groups().getFirst())).containsExactly("Lately", "Long ago");
        assertThat(names(people.groups().getLast())).containsExactly("Away", "Gone");
    }

    @Test
    void noMoreAreListedThanOneCanTalkToInAWeekAndALargeGroupHidesNoSmallOne() {
        List<SampleMember> all = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> all.add(stuck("Stuck " + i, 1)));
        IntStream.range(0, 3).forEach(i -> all.add(silent("Silent " + i, 8)));
        PeopleToSee people = of(Map.of(), all.stream());

        assertThat(people.listed()).isEqualTo(PeopleToSee.IN_A_WEEK);
        assertThat(people.groups().getLast().listed()).hasSize(3);
        assertThat(people.groups().getFirst().listed()).hasSize(7);
        assertThat(people.groups().getFirst().more()).isEqualTo(293);
    }

    @Test
    void whoIsHandledComesBackWithSomethingNewAndWhoIsSnoozedWithTheDay() {
        Map<UUID, MemberNote> notes = Map.of(
                member("Handled").progress().learner(),
                note("Handled", Optional.of(ago(2)), Optional.empty()),
                member("Again").progress().learner(),
                note("Again", Optional.of(ago(2)), Optional.empty()),
                member("Waits").progress().learner(),
                note("Waits", Optional.empty(), Optional.of(NOW.plusSeconds(1))),
                member("Woken").progress().learner(),
                note("Woken", Optional.empty(), Optional.of(NOW)));
        PeopleToSee people =
                of(notes, Stream.of(stuck("Handled", 3), stuck("Again", 1), stuck("Waits", 1), stuck("Woken", 4)));

        assertThat(names(people.groups().getFirst())).containsExactly("Again", "Woken");
        assertThat(people.waiting()).isEqualTo(2);
    }

    @Test
    void whoIsHandledForOneReasonIsListedForANewerOne() {
        SampleMember member = member("Ada").hasFailed(QUIZ, 3, ago(5)).wasSureOf("moving", 3, 3, ago(1));
        PeopleToSee people = of(
                Map.of(member.progress().learner(), note("Ada", Optional.of(ago(2)), Optional.empty())),
                Stream.of(member));

        assertThat(people.groups()).extracting(Group::kind).containsExactly(Kind.SURE_BUT_WRONG);
        assertThat(people.groups().getFirst().listed().getFirst().more()).isZero();
    }
}
