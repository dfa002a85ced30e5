package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Form;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeZones;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings form of a cohort, read together with what is saved by now.
 *
 * @param fields as they are filled in
 * @param saved the same as they are saved
 * @param wrong the mistakes, by the names of fields
 * @param contested whether a mistake is that somebody else changed the field, too
 */
@Pure
record CohortSettings(
        Map<String, String> fields, Map<String, String> saved, Map<String, Message> wrong, boolean contested) {
    static final String ZONE = "zone";
    static final String ANONYMOUS = "anonymous";

    private static final String TITLE = "title";
    private static final String YES = "yes";

    /** Its fields, in their order. */
    static final List<String> FIELDS = List.of(TITLE, ZONE, ANONYMOUS);

    /** The fields as they are filled in for a cohort. */
    static Map<String, String> filled(Cohort cohort) {
        return Map.of(TITLE, cohort.title(), ZONE, cohort.zone().getId(), ANONYMOUS, cohort.anonymous() ? YES : "");
    }

    /**
     * The form as it was sent.
     *
     * @param shown what it showed; see {@link MergedFields}
     */
    static CohortSettings of(Form form, Optional<Map<String, String>> shown, Cohort cohort) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(TITLE, form.first(TITLE).orElse(""));
        typed.put(ZONE, form.first(ZONE).orElse(""));
        typed.put(ANONYMOUS, form.first(ANONYMOUS).isPresent() ? YES : "");
        Map<String, String> saved = filled(cohort);
        MergedFields merged = MergedFields.of(shown, typed, saved);
        Map<String, Message> wrong = new LinkedHashMap<>();
        merged.contested().forEach((field, now) -> wrong.put(field, meanwhile(field, now)));
        check(wrong, TITLE, () -> Cohorts.titled(merged.fields().get(TITLE)));
        check(wrong, ZONE, () -> TimeZones.of(merged.fields().get(ZONE)));
        return new CohortSettings(
                merged.fields(), saved, wrong, !merged.contested().isEmpty());
    }

    private static Message meanwhile(String field, String now) {
        if (field.equals(ANONYMOUS)) {
            return new Message("cohort.problem.meanwhile.anonymous");
        }
        return new Message("cohort.problem.meanwhile", Map.of("saved", now));
    }

    private static void check(Map<String, Message> wrong, String field, Supplier<?> reading) {
        try {
            reading.get();
        } catch (Problem problem) {
            problem.said().ifPresent(why -> wrong.put(field, why));
        }
    }

    /** Whether anything is to be saved. */
    boolean isChange() {
        return !fields.equals(saved);
    }

    /** The name, where nothing is wrong. */
    Label title() {
        return Cohorts.titled(fields.get(TITLE));
    }

    /** The time zone, where nothing is wrong. */
    ZoneId zone() {
        return TimeZones.of(fields.get(ZONE));
    }

    /** Whether answers are shown without names. */
    boolean anonymous() {
        return fields.get(ANONYMOUS).equals(YES);
    }
}
