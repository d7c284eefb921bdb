package dev.kith.servicekit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kith.servicekit.careless.CarelessService;
import dev.kith.servicekit.tiny.TinyService;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationFailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kith.http.max-body=lots                   | The option kith.http.max-body cannot be 'lots' %s: 'lots' is not a valid data size; for example kith.http.max-body = 1MB.
          kith.http.max-body=-1B                    | The option kith.http.max-body cannot be '-1B' %s: expected 1B to 64MB; for example kith.http.max-body = 1MB.
          kith.http.body-timeout=0s                 | The option kith.http.body-timeout cannot be 'PT0S' %s: must be 1ms or longer; for example kith.http.body-timeout = 10s.
          kith.http.body-timeout=-                  | The option kith.http.body-timeout cannot be '-' %s: '-' is not a valid duration; for example kith.http.body-timeout = 10s.
          kith.http.public-url=relay.example        | The option kith.http.public-url cannot be 'relay.example' %s: expected an absolute URL with http or https; for example kith.http.public-url = https://relay.example.org.
          kith.http.public-url=https://x/?a=b       | The option kith.http.public-url cannot be 'https://x/?a=b' %s: expected a URL without user, query and fragment; for example kith.http.public-url = https://relay.example.org.
          kith.access.observers=10.0.0.1            | The option kith.access.observers cannot be '10.0.0.1' %s: expected a network in CIDR notation; for example kith.access.observers = 10.0.0.0/8.
          kith.access.ownerz=x                      | The option kith.access.ownerz cannot be 'x' %s: there is no such option; below kith.access there are owners, operators, readers, observers.
          kith.tiny.copies=0                        | The option kith.tiny.copies cannot be '0' %s: must be greater than or equal to 1; for example kith.tiny.copies = 3.
          kith.tiny.copies=many                     | The option kith.tiny.copies cannot be 'many' %s: expected a number; for example kith.tiny.copies = 3.
          kith.tiny.mode=quick                      | The option kith.tiny.mode cannot be 'quick' %s: expected one of slow, fast; for example kith.tiny.mode = fast.
          kith.tiny.api-token=                      | The option kith.tiny.api-token is not right %s: must not be blank; for example kith.tiny.api-token = s3cret.
          server.netty.idle-timeout=soon            | The option server.netty.idle-timeout cannot be 'soon' %s: 'soon' is not a valid duration.
          """)
  void saysInOneSentenceWhatIsWrongWithAnOption(
      String option, String sentence, CapturedOutput output) {
    assertThat(catchThrowable(() -> start(option))).isNotNull();

    String origin =
        "(from \"%s\" from property source \"commandLineArgs\")"
            .formatted(option.substring(0, option.indexOf('=')));
    assertThat(linesOf(output)).singleElement().asString().endsWith(sentence.formatted(origin));
  }

  @Test
  void saysASentenceForEachFault(CapturedOutput output) {
    assertThat(catchThrowable(() -> start("kith.access.ownerz=x", "kith.access.writers=y")))
        .isNotNull();

    assertThat(linesOf(output))
        .hasSize(2)
        .allMatch(line -> line.contains("there is no such option"));
  }

  @Test
  void neverPrintsASecretKeyThatWasPastedWhereThePublicOneBelongs(CapturedOutput output) {
    String nsec = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";

    assertThat(catchThrowable(() -> start("kith.access.owners=" + nsec))).isNotNull();

    assertThat(output.getAll()).contains("kith.access.owners").doesNotContain("nsec1vl0");
  }

  @Test
  void doesNotStartWhileAnEndpointOfTheApiDeclaresNoRole(CapturedOutput output) {
    assertThat(
            catchThrowable(
                () -> SpringApplication.run(CarelessService.class, "--server.port=0").close()))
        .isNotNull();

    assertThat(linesOf(output))
        .singleElement()
        .asString()
        .contains(": No role is declared for /v1/secrets (", "; put @Requires on ");
  }

  private static void start(String... options) {
    SpringApplication.run(
            TinyService.class,
            Arrays.stream(options).map(option -> "--" + option).toArray(String[]::new))
        .close();
  }

  private static List<String> linesOf(CapturedOutput output) {
    return output.getAll().lines().filter(line -> !line.isBlank()).toList();
  }
}
