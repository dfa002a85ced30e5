package dev.crossroads.course.read;

import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Step;
import dev.crossroads.course.read.Findings.Place;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the chapters that steps of a recommendation lead to into addresses of lessons. */
final class StepLinks {
    private static final Pattern CHAPTER = Pattern.compile("([\\w./-]+)\\.md(#[\\w-]+)?");

    private StepLinks() {}

    /** Whether an address is that of a chapter, as authors write it: below the folder of SUMMARY.md. */
    static boolean isChapter(String href) {
        return CHAPTER.matcher(href).matches();
    }

    /**
     * The same questionnaire with links that lead somewhere; one that does not is noted.
     *
     * @param lessons the ids that the course has
     */
    static Questionnaire settle(
            Questionnaire read, String course, Set<String> lessons, Place place, Findings findings) {
        return new Questionnaire(
                read.version(),
                read.alternatives().stream()
                        .map(alternative -> new Alternative(
                                alternative.id(),
                                alternative.name(),
                                alternative.steps().stream()
                                        .map(step -> settle(step, course, lessons, place, findings))
                                        .toList(),
                                alternative.others(),
                                alternative.path()))
                        .toList(),
                read.groups(),
                read.questions(),
                read.evidence());
    }

    private static Step settle(Step step, String course, Set<String> lessons, Place place, Findings findings) {
        Matcher chapter = CHAPTER.matcher(step.href());
        if (!chapter.matches()) {
            return step;
        }
        String lesson = chapter.group(1);
        if (!lessons.contains(lesson)) {
            findings.error(
                    place,
                    "The step \"%s\" leads to %s, which SUMMARY.md does not list. List it, or correct its name."
                            .formatted(step.title(), step.href()));
        }
        String section = chapter.group(2) == null ? "" : chapter.group(2);
        return new Step(
                step.title(),
                step.why(),
                Paths.lesson(course, lesson) + section,
                step.done(),
                step.place(),
                step.when());
    }
}
