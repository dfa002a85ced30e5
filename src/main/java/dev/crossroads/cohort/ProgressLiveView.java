package dev.crossroads.cohort;

import dev.crossroads.cohort.live.LiveBoard.Changes;
import dev.crossroads.cohort.live.LiveView;
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

    private final class Open implements Model {
        private final UUID cohort;
        private Optional<CohortProgress> latest = Optional.empty();

        Open(UUID cohort) {
            this.cohort = cohort;
        }

        @Override
        public Map<String, String> readAll() {
            latest = standings.of(cohort);
            return latest.map(ProgressLiveView::learners).orElseGet(Map::of);
        }

        /** All of them: what one does can put another behind the median. Only what differs is told. */
        @Override
        public Map<String, String> read(Set<UUID> learners) {
            latest = latest.map(progress -> standings.refresh(progress, learners));
            return latest.map(ProgressLiveView::learners).orElseGet(Map::of);
        }
    }

    private static Map<String, String> learners(CohortProgress progress) {
        List<Attention> all = progress.attention();
        Map<String, String> learners = new LinkedHashMap<>();
        all.forEach(attention -> learners.put(
                attention.member().learner().toString(), Json.write(ProgressViews.learner(attention, progress))));
        return learners;
    }
}
