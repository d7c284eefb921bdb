package dev.kith.relay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.Reason.Prefix;
import dev.kith.servicekit.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every word by which a service refuses something is in docs/operate.md, with its cause.
class ErrorCatalogueTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "operate.md");
  private static final List<Path> SOURCES =
      List.of(Path.of("src", "main", "java"), Path.of("..", "common-model", "src", "main", "java"));
  private static final Path SIGNED_REQUESTS =
      Path.of("..", "service-kit/src/main/java/dev/kith/servicekit/nip98/Refusal.java");

  @Test
  void everyWordOfTheRelayIsListed() throws IOException {
    String refusals = section("## Refusals");

    assertThat(words())
        .isNotEmpty()
        .allSatisfy(word -> assertThat(refusals).containsPattern("(?m)^\\|.*`" + word + ": "));
  }

  @Test
  void everyTypeOfProblemIsListedWithItsStatus() throws IOException {
    assertThat(found("(?m)^\\| (`[a-z-]+` \\| \\d{3}) \\|", section("## Problems")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type ->
                    "`%s` | %d"
                        .formatted(
                            type.uri().substring("urn:kith:problem:".length()), type.status()))
                .toList());
  }

  @Test
  void everyFaultOfASignedRequestIsListed() throws IOException {
    String problems = section("## Problems");

    assertThat(found("-> \"([a-z0-9-]+)\";", Files.readString(SIGNED_REQUESTS)))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(problems).contains("`" + word + "`"));
  }

  /// Those that the code uses.
  private static Set<String> words() throws IOException {
    Set<String> words = new TreeSet<>();
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          found("\\bPrefix\\.([A-Z_]+)\\b", Files.readString(file))
              .forEach(name -> words.add(Prefix.valueOf(name).word()));
        }
      }
    }
    return words;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String section(String heading) throws IOException {
    String fromHeading = Files.readString(DOCUMENT).split("\n" + heading + "\n", 2)[1];
    return fromHeading.split("\n## ", 2)[0];
  }
}
