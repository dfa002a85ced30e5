package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteNameTest {

    @ParameterizedTest
    @CsvSource({
        "/courses/:course, /courses/:course",
        "'', other",
        "/api/v1/courses/(?<course>[^/]+)/lessons/(?<lesson>.+)/progress,"
                + " /api/v1/courses/:course/lessons/:lesson/progress",
        "/(?:api/v1/)?(?:cohorts|join)(?:/.*)?>/cohorts/:cohort/dues, /cohorts/:cohort/dues",
        "/(?:api/v1/)?(?:cohorts|join)(?:/.*)?, other",
        "'/(?<file>[^/]+\\.[a-z0-9]+|(?:css|fonts|js)/.+)', /:file"
    })
    void operatorsReadTheRouteThatAnsweredWithoutItsPatterns(String routed, String name) {
        assertThat(RouteName.of(routed)).isEqualTo(name);
    }
}
