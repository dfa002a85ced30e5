package dev.crossroads.cohort;

import dev.crossroads.cohort.live.LiveBoard.Changes;
import dev.crossroads.cohort.live.LiveView;
import dev.crossroads.course.Course;
import dev.crossroads.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a cohort stands, learner by learner as JSON, for programs that follow it. */
record ProgressLiveView(CohortStandings standings) implements LiveView {

    /** A snapshot has all learners and those an update has that changed; {@code gone} are ids of who left. */
    @Override
    public String data(Changes changes) {
        return "{\"learners\":[" + String.join(",", changes.parts().values()) + "],\"gone\":"
                + Json.write(changes.gone()) + "}";
    }

    @Override
    public Model of(UUID cohort) {
        return new Open(cohort);
    }

    /** The row that was told of somebody, and what it was made of: by dates points count. */
    private record Told(
            MemberProgress member, List<Reason> reasons, Cohort cohort, Course course, CohortDues dues, String json) {
        /** Nothing else is told of the very same member for the same reasons. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Attention attention, CohortProgress progress) {
            return member == attention.member()
                    && reasons.equals(attention.reasons())
                    && cohort == progress.cohort()
                    && course == progress.course()
                    && dues == progress.dues();
        }
    }

    private final class Open implements Model {
        private final UUID cohort;
        private Optional<CohortProgress> latest = Optional.empty();
        private Map<String, Told> told = Map.of();

        Open(UUID cohort) {
            this.cohort = cohort;
        }

        @Override
        public Map<String, String> readAll() {
            latest = standings.read(cohort);
            return latest.map(this::learners).orElseGet(Map::of);
        }

        /** All of them: what one does can put another behind the median. Only what differs is told. */
        @Override
        public Map<String, String> read(Set<UUID> learners) {
            latest = latest.map(progress -> standings.refresh(progress, learners));
            return latest.map(this::learners).orElseGet(Map::of);
        }

        /** Of most of a class nothing is another than before, so that nothing is written anew. */
        private Map<String, String> learners(CohortProgress progress) {
            Map<String, Told> now = new LinkedHashMap<>();
            Map<String, String> learners = new LinkedHashMap<>();
            progress.attention().forEach(attention -> {
                String id = attention.member().learner().toString();
                Told one = Optional.ofNullable(told.get(id))
                        .filter(before -> before.isOf(attention, progress))
                        .orElseGet(() -> new Told(
                                attention.member(),
                                attention.reasons(),
                                progress.cohort(),
                                progress.course(),
                                progress.dues(),
                                Json.write(ProgressViews.learner(attention, progress))));
                now.put(id, one);
                learners.put(id, one.json());
            });
            told = now;
            return learners;
        }
    }
}
