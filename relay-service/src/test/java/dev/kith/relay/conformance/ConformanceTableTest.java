package dev.kith.relay.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Conformance.Source;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/conformance.md lists exactly the tests of this suite, and what the testers of others look
/// at. After a change, `-Dkith.conformance.table=write` brings the lists up to date.
class ConformanceTableTest {

  private static final Path DOCUMENT = Path.of("../docs/conformance.md");
  private static final String MARK = "<!-- What follows is written by ConformanceTableTest. -->\n";

  private static final String RELAY_TESTER = "relay-tester.txt";
  private static final String ORLY = "orly.txt";
  private static final String TRAPS = "traps.txt";

  private static final List<String> CHAPTERS =
      List.of(
          "NIP-01",
          "NIP-05",
          "NIP-09",
          "NIP-11",
          "NIP-13",
          "NIP-40",
          "NIP-42",
          "NIP-43",
          "NIP-45",
          "NIP-59 and NIP-17",
          "NIP-62",
          "NIP-70",
          "Private kinds",
          "Order on one connection",
          "Sessions",
          "Loop control",
          "Budgets",
          "The socket",
          "Foreign clients");

  @Test
  void theTableListsTheTests() throws IOException, URISyntaxException {
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf(MARK) + MARK.length();
    List<Check> checks = Check.all();
    String table = checklists(checks) + table(checks);
    if ("write".equals(System.getProperty("kith.conformance.table"))) {
      Files.writeString(DOCUMENT, document.substring(0, start) + table);
    } else {
      assertThat(document.substring(start))
          .as("run this test with -Dkith.conformance.table=write")
          .isEqualTo(table);
    }
  }

  @Test
  void theChecklistsNameTestsThatThereAre() throws IOException, URISyntaxException {
    Set<String> tests = byReference(Check.all()).keySet();
    for (String list : List.of(RELAY_TESTER, ORLY, TRAPS)) {
      assertThat(Checklist.load(list).references()).isSubsetOf(tests);
    }
  }

  @Test
  void everyTestThatCarriesANameOfRelayTesterIsOnItsChecklist()
      throws IOException, URISyntaxException {
    assertThat(Checklist.load(RELAY_TESTER).references())
        .containsAll(
            Check.all().stream()
                .filter(check -> check.source() == Source.RELAY_TESTER)
                .map(Check::reference)
                .toList());
  }

  @Test
  void theDocumentNamesTheVersionsOfTheForeignClients() throws IOException {
    JsonNode packages =
        JsonMapper.shared().readTree(Files.readString(Path.of("src/test/js/package.json")));
    String document = Files.readString(DOCUMENT);
    for (String name : List.of("nostr-tools", "@nostr-dev-kit/ndk", "@nostrability/schemata")) {
      String version = packages.path("dependencies").path(name).asString();
      assertThat(document).contains("`" + name + "` " + version);
    }
  }

  private static String checklists(List<Check> checks) throws IOException {
    Map<String, Check> tests = byReference(checks);
    return Checklist.load(RELAY_TESTER).table("What relay-tester looks at", "Demand", tests)
        + Checklist.load(ORLY).table("What ORLY's tester looks at", "Demand", tests)
        + Checklist.load(TRAPS).table("Where relays have gone wrong", "NIP", tests);
  }

  private static Map<String, Check> byReference(List<Check> checks) {
    return checks.stream().collect(toMap(Check::reference, check -> check));
  }

  private static String table(List<Check> checks) {
    assertThat(CHAPTERS).containsAll(checks.stream().map(Check::chapter).toList());
    return CHAPTERS.stream()
        .map(chapter ->
            "\n## "
                + chapter
                + "\n"
                + sections(
                    checks.stream().filter(check -> check.chapter().equals(chapter)).toList()))
        .collect(joining());
  }

  private static String sections(List<Check> checks) {
    return checks.stream()
        .collect(groupingBy(ConformanceTableTest::heading, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(section ->
            "\n### "
                + section.getKey()
                + "\n\n| Check | Result |\n|---|---|\n"
                + section.getValue().stream()
                    .sorted(Comparator.comparing(Check::title))
                    .map(ConformanceTableTest::row)
                    .collect(joining()))
        .collect(joining());
  }

  private static String heading(Check check) {
    return switch (check.source()) {
      case KITH -> check.about();
      case RELAY_TESTER -> check.about() + " (relay-tester)";
      case NETSTR -> check.about() + " (netstr)";
    };
  }

  private static String row(Check check) {
    String title =
        check.source() == Source.RELAY_TESTER ? "`" + check.title() + "`" : check.title();
    return "| " + title + " | " + check.result() + " |\n";
  }
}
