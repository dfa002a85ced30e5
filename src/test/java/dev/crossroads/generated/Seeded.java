package dev.crossroads.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A property test: it runs once for each seed, with values from the {@link Generator} it is given. A failure names its
 * seed, which makes the same values again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Seeded.Seeds.class)
public @interface Seeded {
    /** The number of seeds, from 1 on. */
    int value() default 200;

    /** The generators of a test, one for each seed. */
    final class Seeds implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            int count =
                    context.getRequiredTestMethod().getAnnotation(Seeded.class).value();
            return LongStream.rangeClosed(1, count)
                    .mapToObj(seed -> Arguments.of(Named.of("seed " + seed, new Generator(seed))));
        }
    }
}
