package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.http.WebNames;
import dev.kith.client.identity.InternetName;
import dev.kith.client.identity.Resolution;
import dev.kith.mesh.Commands.Answer;
import dev.kith.model.event.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an invite to a name, at a mesh that is for members: each command in a process of its own,
/// and every agent with a home of its own.
class JoiningTest {

  private static final String NOWHERE = "ws://127.0.0.1:1";

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static RunningMesh mesh;

  @TempDir Path homes;

  @BeforeAll
  static void startMesh() throws Exception {
    Answer made = new Commands(operatorsHome(), 0).run("key", "new", "--json");
    assertThat(made.exitCode()).as(made.err()).isZero();
    mesh =
        RunningMesh.on(
            directory.resolve("data"),
            Map.of(
                "KITH_RELAY_ACCESS", "invite", "KITH_ACCESS_OPERATORS", text(made.out(), "npub")));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @Test
  void whoIsInvitedJoinsTakesANameAndIsFoundByIt() throws Exception {
    Commands guest = agent("guest");
    String invite = invite();
    assertThat(invite).startsWith(relay() + "#invite=");

    Answer joined = guest.run("join", invite, "--name", "Bob");

    assertThat(joined.exitCode()).as(joined.err() + joined.out()).isZero();
    assertThat(joined.err()).contains("made a first key");
    assertThat(steps(joined))
        .containsExactly(
            "accepted join " + relay(),
            "accepted relay-list " + relay(),
            "accepted name bob@" + host());
    assertThat(lookUp("bob@" + host())).isEqualTo(new Resolution.Found(key(guest)));
    assertThat(relayLists(guest))
        .singleElement()
        .asString()
        .contains("[\"r\",\"" + relay() + "\"]");

    Answer sent = operator().run("send", "--to", "bob@" + host(), "welcome");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    assertThat(guest.run("inbox", "--ack").out()).contains("welcome");
  }

  @Test
  void toJoinAgainIsSafe() throws Exception {
    Commands guest = agent("guest");
    String invite = invite();
    assertThat(guest.run("join", invite, "--name", "carol").exitCode()).isZero();
    List<String> lists = relayLists(guest);

    Answer again = guest.run("join", invite, "--name", "carol", "--json");

    assertThat(again.exitCode()).as(again.err() + again.out()).isZero();
    assertThat(again.out().lines().map(line -> text(line, "step")))
        .containsExactly("join", "relay-list", "name");
    assertThat(again.out().lines().map(line -> text(line, "verdict"))).containsOnly("accepted");
    Answer withoutCode = guest.run("join", relay(), "--name", "carol");
    assertThat(withoutCode.exitCode()).as(withoutCode.err()).isZero();
    assertThat(steps(withoutCode))
        .containsExactly("accepted relay-list " + relay(), "accepted name carol@" + host());
    assertThat(relayLists(guest)).isEqualTo(lists);
  }

  @Test
  void aCodeLetsAsManyInAsItWasMadeFor() throws Exception {
    Answer made = operator().run("invite", "--uses", "2", "--expires", "1h", "--json");
    assertThat(made.exitCode()).as(made.err()).isZero();
    String invite = text(made.out(), "invite");
    assertThat(invite).isEqualTo(relay() + "#invite=" + text(made.out(), "code"));
    assertThat(agent("first").run("join", invite).exitCode()).isZero();
    assertThat(agent("second").run("join", invite).exitCode()).isZero();

    Commands late = agent("late");
    Answer refused = late.run("join", invite, "--name", "late");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out().lines())
        .singleElement()
        .asString()
        .matches("refused +join .*restricted: .*");
    assertThat(lookUp("late@" + host())).isInstanceOf(Resolution.NotFound.class);
  }

  @Test
  void aNameThatIsNotToBeHadIsSaidAndTheRestIsDone() throws Exception {
    Answer refused = agent("guest").run("join", invite(), "--name", "admin");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(steps(refused).subList(0, 2)).allMatch(step -> step.startsWith("accepted "));
    assertThat(refused.out().lines().toList())
        .last()
        .asString()
        .matches("refused +name +admin@.*operators");
  }

  @Test
  void whoMayNotInviteIsTold() throws Exception {
    Commands guest = agent("guest");
    assertThat(guest.run("join", invite()).exitCode()).isZero();
    Answer asked = guest.run("invite");
    assertThat(asked.exitCode()).isEqualTo(1);
    assertThat(asked.err()).contains("may not invite");
    assertThat(asked.out()).isEmpty();
    Answer made = guest.run("invite", "--uses", "3");
    assertThat(made.exitCode()).isEqualTo(1);
    assertThat(made.err()).contains("operator");
  }

  @Test
  void theOperatorRunsTheRelayByItsApi() throws Exception {
    Commands guest = agent("guest");
    assertThat(guest.run("join", invite()).exitCode()).isZero();
    String key = key(guest).hex();
    Commands operator = operator();

    Answer described = operator.run("admin");
    assertThat(described.out().lines())
        .contains("GET /v1/members", "PUT /v1/bans/{key}", "DELETE /v1/invites/{code}");
    Answer members = operator.run("admin", "GET", "members", "limit=1");
    assertThat(members.exitCode()).as(members.err()).isZero();
    assertThat(members.out().lines()).anyMatch(line -> text(line, "key").equals(key));
    assertThat(operator.run("admin", "PUT", "bans/" + key, "reason=too loud").exitCode()).isZero();
    assertThat(operator.run("admin", "get", "/v1/bans").out()).contains(key, "too loud");
    assertThat(operator.run("admin", "DELETE", "bans/" + key).exitCode()).isZero();
    assertThat(operator.run("admin", "GET", "bans").out()).doesNotContain(key);
    assertThat(text(operator.run("admin", "POST", "invites", "uses=2").out(), "code")).isNotEmpty();

    Answer refused = operator.run("admin", "DELETE", "bans/" + key);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).isNotBlank();
    assertThat(guest.run("admin", "GET", "members").exitCode()).isEqualTo(1);
    assertThat(operator.run("admin", "PATCH", "bans").exitCode()).isEqualTo(2);
    assertThat(operator.run("admin", "GET").exitCode()).isEqualTo(2);
    assertThat(operator.run("admin", "GET", "no path").exitCode()).isEqualTo(2);
    assertThat(operator.run("admin", "--relay", NOWHERE, "GET", "bans").exitCode()).isEqualTo(3);
  }

  @Test
  void wrongUseAndARelayThatIsNotThereHaveTheirCodes() throws Exception {
    Commands guest = agent("guest");
    assertThat(guest.run("join", "relay.example.org").exitCode()).isEqualTo(2);
    assertThat(guest.run("join", NOWHERE + "#code=x").exitCode()).isEqualTo(2);
    assertThat(guest.run("join", NOWHERE, "--name", "b b").exitCode()).isEqualTo(2);
    Answer unreached = guest.run("join", NOWHERE + "#invite=x");
    assertThat(unreached.exitCode()).isEqualTo(3);
    assertThat(unreached.out()).startsWith("no answer join");
    assertThat(guest.run("invite", "--relay", NOWHERE).exitCode()).isEqualTo(3);
    assertThat(guest.run("invite", "--relay", NOWHERE, "--uses", "1").exitCode()).isEqualTo(3);
  }

  private String invite() throws Exception {
    Answer asked = operator().run("invite");
    assertThat(asked.exitCode()).as(asked.err()).isZero();
    return asked.out().strip();
  }

  private static Commands operator() throws IOException {
    return new Commands(operatorsHome(), mesh.port("relay"));
  }

  private static Path operatorsHome() throws IOException {
    return Files.createDirectories(directory.resolve("operator"));
  }

  private Commands agent(String name) throws IOException {
    return new Commands(Files.createDirectory(homes.resolve(name)), mesh.port("relay"));
  }

  private static String host() throws IOException {
    return "127.0.0.1:" + mesh.port("relay");
  }

  private static String relay() throws IOException {
    return "ws://" + host();
  }

  private static PublicKey key(Commands agent) throws Exception {
    return PublicKey.ofHex(text(agent.run("key", "show", "--json").out(), "pubkey"));
  }

  private static List<String> relayLists(Commands agent) throws Exception {
    String filter = "{\"kinds\":[10002],\"authors\":[\"%s\"]}".formatted(key(agent).hex());
    Answer found = agent.run("query", filter, "--json");
    assertThat(found.exitCode()).as(found.err()).isZero();
    return found.out().lines().toList();
  }

  /// Verdict, step, and what it was about.
  private static List<String> steps(Answer answer) {
    return answer
        .out()
        .lines()
        .map(line -> String.join(" ", List.of(line.split(" +", -1)).subList(0, 3)))
        .toList();
  }

  private static Resolution lookUp(String name) {
    return new WebNames().lookUp(Objects.requireNonNull(InternetName.of(name)));
  }

  private static String text(String json, String property) {
    Matcher matcher = Pattern.compile("\"" + property + "\":\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as(property + " in " + json).isTrue();
    return matcher.group(1);
  }
}
