package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.SectionRef;
import java.util.List;
import java.util.Optional;

/**
 * An alternative that limits rule out.
 *
 * @param alternative its id
 * @param because the answers that rule it out, in the author's order, at least one
 * @param ahead what it would lead by without any limit; 0 or below where it would not lead
 */
public record RuledOut(String alternative, List<Because> because, int ahead) {

    /**
     * A limit.
     *
     * @param text what was answered
     * @param why why that rules it out
     * @param lesson the section that explains it
     * @param part whether it may hold for a part only
     * @param instead what could be looked at instead
     */
    public record Because(
            String question,
            String option,
            String text,
            String why,
            Optional<SectionRef> lesson,
            boolean part,
            Optional<String> instead) {}
}
