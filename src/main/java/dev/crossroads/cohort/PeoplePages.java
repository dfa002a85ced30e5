package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Group;
import dev.crossroads.cohort.OverviewPage.Person;
import dev.crossroads.cohort.OverviewPage.ToSee;
import dev.crossroads.course.Paths;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts into words who needs a word, and what is recorded of them. */
@Pure
final class PeoplePages {
    private final CohortProgress progress;
    private final Map<UUID, MemberNote> notes;
    private final String path;
    private final Texts texts;
    private final Ago ago;

    PeoplePages(CohortProgress progress, Map<UUID, MemberNote> notes, Texts texts) {
        this.progress = progress;
        this.notes = notes;
        this.path = Cohorts.path(progress.cohort().id());
        this.texts = texts;
        this.ago = new Ago(progress.now(), progress.cohort().zone(), texts);
    }

    ToSee people(List<Attention> attention) {
        PeopleToSee people = PeopleToSee.of(attention, notes, progress.now());
        return new ToSee(
                people.groups().stream().map(this::group).toList(),
                people.size() == people.listed()
                        ? texts.say("cohort.people.all", Map.of("count", people.size()))
                        : texts.say("cohort.people.some", Map.of("listed", people.listed(), "count", people.size())),
                people.waiting() == 0 ? "" : texts.say("cohort.people.waiting", Map.of("count", people.waiting())));
    }

    private Group group(PeopleToSee.Group group) {
        String kind = Word.of(group.kind());
        List<String> addresses = group.all().stream()
                .flatMap(person -> person.member().member().listedAs().stream())
                .toList();
        int unknown = group.all().size() - addresses.size();
        return new Group(
                kind,
                Reasons.title(group.kind(), texts),
                group.all().size(),
                group.listed().stream().map(this::person).toList(),
                more(group),
                OverviewQuery.needing(OverviewQuery.Need.of(group.kind())).href(path),
                String.join("\n", addresses),
                addresses.isEmpty()
                        ? ""
                        : "mailto:?bcc="
                                + addresses.stream().map(Paths::encoded).collect(Collectors.joining(",")),
                unknown == 0 ? "" : texts.say("cohort.people.no-address", Map.of("count", unknown)));
    }

    private String more(PeopleToSee.Group group) {
        if (group.more() == 0) {
            return "";
        }
        String more = texts.say("cohort.people.more", Map.of("count", group.more()));
        return group.old() == 0 ? more : more + " " + texts.say("cohort.people.old", Map.of("count", group.old()));
    }

    private Person person(PeopleToSee.Person person) {
        MemberProgress member = person.member();
        return new Person(
                member.learner().toString(),
                member.name(),
                path + "/learners/" + member.learner(),
                Reasons.words(person.reason(), progress.course(), texts),
                ago.of(person.reason().at()),
                person.more() == 0 ? "" : texts.say("cohort.needs.more-reasons", Map.of("count", person.more())),
                forms(member, "overview"));
    }

    /** The record on a member, with its forms. */
    NoteForms forms(MemberProgress member, String from) {
        MemberNote note = notes.getOrDefault(member.learner(), MemberNote.none(member.learner()));
        boolean isSnoozed = note.isSnoozed(progress.now());
        return new NoteForms(
                member.learner().toString(),
                member.name(),
                path + "/learners/" + member.learner(),
                from,
                note.handledAt().isPresent(),
                isSnoozed,
                isSnoozed
                        ? texts.say(
                                "cohort.note.snoozed",
                                Map.of("date", texts.date(note.snoozedUntil().orElseThrow())))
                        : note.handledAt()
                                .map(at -> texts.say("cohort.note.handled", Map.of("when", ago.of(at))))
                                .orElse(""),
                note.note(),
                note.version());
    }
}
