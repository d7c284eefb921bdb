package dev.kith.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /v1/nothing                           | 404 | not-found          | This service has nothing at this path.
          GET  | /nothing                              | 404 | not-found          | This service has nothing at this path.
          PUT  | /v1/notes                             | 405 | method-not-allowed | This path knows DELETE, GET, POST.
          GET  | /v1/notes?limit=0                     | 400 | invalid-request    | limit must be a whole number from 1 to 500.
          GET  | /v1/notes?after=%21                   | 400 | invalid-request    | after must be the 'next' of a page of this list; leave it out to start over.
          GET  | /v1/notes/authors/x                   | 400 | invalid-request    | key must be an npub or 64 lowercase hex digits.
          GET  | /v1/notes/search?text=x               | 400 | invalid-request    | The query parameter 'max_words' is missing.
          GET  | /v1/notes/search?text=x&max_words=y   | 400 | invalid-request    | max_words must be a whole number.
          GET  | /v1/notes/search?text=x&max_words=11  | 400 | invalid-request    | max_words must be less than or equal to 10.
          GET  | /v1/notes/missing                     | 404 | not-found          | There is no such note.
          """)
  void saysWhatIsWrongWithARequest(
      String method, String path, int status, String word, String detail) {
    expectProblem(
        service.send(method, path, service.authorization(method, path).headerBy(Keys.OWNER)),
        status,
        word,
        detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text":                                | The body is not JSON from line 1, column 9 on.
          {"text":"a","copy_count":"two"}         | copy_count must be a whole number.
          {"text":"a","copy_count":1,"colour":"x"}| colour must be one of RED, BLUE.
          {"text":"a","copy_count":1,"author":"x"}| author must be an npub or 64 lowercase hex digits.
          {"text":"a","copy_count":1,"in_reply_to":[]}| in_reply_to must be 64 lowercase hex digits.
          [1]                                     | the body must be an object.
          {"text":"a","copy_count":0}             | copy_count must be greater than or equal to 1.
          {"text":" ","copy_count":3}             | text must not be blank.
          """)
  void saysWhatIsWrongWithABody(String json, String detail) {
    expectProblem(
        service.sendJson("POST", "/v1/notes", json, Keys.OPERATOR), 400, "invalid-request", detail);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    service
        .sendJson("POST", "/v1/notes", "{\"text\":\"\",\"copy_count\":10}", Keys.OPERATOR)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(2)
        .jsonPath("$.errors[?(@.field=='copy_count')].problem")
        .isEqualTo("must be less than or equal to 9");
  }

  @Test
  void anEmptyBodyIsMissing() {
    expectProblem(
        service
            .client()
            .post()
            .uri("/v1/notes")
            .header(
                "Authorization", service.authorization("POST", "/v1/notes").headerBy(Keys.OWNER))
            .contentType(MediaType.APPLICATION_JSON)
            .exchange(),
        400,
        "invalid-request",
        "The request's body is missing or cannot be read.");
  }

  @Test
  void readsWhatIsRight() {
    String npub = "npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6";

    service
        .sendJson(
            "POST",
            "/v1/notes",
            "{\"text\":\"a\",\"copy_count\":1,\"author\":\"%s\"}".formatted(npub),
            Keys.OPERATOR)
        .expectStatus()
        .isCreated()
        .expectBody()
        .json(
            """
            {"text":"a","copy_count":1,
             "author":"3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d"}\
            """,
            JsonCompareMode.STRICT);
  }

  @Test
  void namesTheMediaTypesThatItReads() {
    String header = service.authorization("POST", "/v1/notes/raw").headerBy(Keys.OWNER);

    expectProblem(
        service.send("PUT", "/v1/notes/raw", MediaType.APPLICATION_JSON, "{}", header),
        415,
        "unsupported-media-type",
        "The body must be text/plain.");
  }

  @Test
  void namesTheMediaTypesThatItOffers() {
    expectProblem(
        service
            .client()
            .put()
            .uri("/v1/notes/raw")
            .accept(MediaType.APPLICATION_PDF)
            .contentType(MediaType.TEXT_PLAIN)
            .exchange(),
        406,
        "not-acceptable",
        "This is offered as text/plain.");
  }

  @Test
  void aMethodThatThePathDoesNotKnowIsAnsweredWithThoseItKnows() {
    service.send("PUT", "/v1/notes").expectHeader().valueEquals("Allow", "DELETE, GET, POST");
  }

  @Test
  void aProblemCarriesTheMembersOfItsOwn() {
    service.get("/v1/notes/missing", Keys.READER).expectBody().jsonPath("$.number").isEqualTo(7);
  }

  @Test
  void aFaultOfTheServiceIsToldToTheLogAlone(CapturedOutput output) {
    String body =
        new String(
            Objects.requireNonNull(
                service
                    .get("/v1/notes/failing", Keys.READER)
                    .expectStatus()
                    .isEqualTo(500)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:kith:problem:internal")
                    .returnResult()
                    .getResponseBody()),
            StandardCharsets.UTF_8);

    assertThat(body).doesNotContain("jdbc", "dev.kith", "Exception", "\tat ");
    String requestId = body.replaceAll(".*\"request_id\":\"([^\"]+)\".*", "$1");
    assertThat(output)
        .contains("request " + requestId + " failed: GET /v1/notes/failing", "jdbc:secret");
  }

  private static void expectProblem(
      WebTestClient.ResponseSpec response, int status, String word, String detail) {
    response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo(detail)
        .jsonPath("$.type")
        .isEqualTo("urn:kith:problem:" + word)
        .jsonPath("$.status")
        .isEqualTo(status)
        .jsonPath("$.title")
        .isNotEmpty()
        .jsonPath("$.request_id")
        .isNotEmpty();
  }
}
