package dev.kith.relay.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A client whose frames are written by hand and read in the order in which they come.
final class Asker implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final URI url;
  private final BlockingQueue<Frame> frames;
  private final WebSocket socket;
  private final String challenge;

  private Asker(URI url, BlockingQueue<Frame> frames, WebSocket socket) {
    this.url = url;
    this.frames = frames;
    this.socket = socket;
    this.challenge = next("AUTH", "").json().path(1).asString("");
  }

  static Asker connect(URI url) {
    BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(url, new Ears(frames)).join();
    return new Asker(url, frames, socket);
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /// A frame of verb, id and filters.
  void send(String verb, String id, FilterJson... filters) {
    send(
        Arrays.stream(filters)
            .map(FilterJson::toString)
            .collect(Collectors.joining(",", "[\"" + verb + "\",\"" + id + "\",", "]")));
  }

  /// The next frame, whatever it is.
  Frame next() {
    try {
      Frame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("the relay says no more");
      }
      return frame;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// The next frame, which has to be of that verb and, unless that is empty, about that id.
  Frame next(String verb, String id) {
    Frame frame = next();
    assertThat(frame.verb()).as(frame.text()).isEqualTo(verb);
    if (!id.isEmpty()) {
      assertThat(frame.subject()).as(frame.text()).isEqualTo(id);
    }
    return frame;
  }

  Signed accept(Signed event) {
    send(event.frame());
    assertThat(next("OK", event.id()).json().path(2).asBoolean(false)).isTrue();
    return event;
  }

  void authenticate(Author author) {
    accept(
        author.draft(22_242).tag("relay", url.toString()).tag("challenge", challenge).sign(),
        "AUTH");
  }

  private void accept(Signed event, String verb) {
    send("[\"" + verb + "\"," + event.json() + "]");
    assertThat(next("OK", event.id()).json().path(2).asBoolean(false)).isTrue();
  }

  /// Opens a subscription.
  ///
  /// @return the ids of the stored events, in the order in which they come
  List<String> subscribe(String id, FilterJson... filters) {
    send("REQ", id, filters);
    List<String> ids = new ArrayList<>();
    Frame frame = next();
    while (frame.is("EVENT", id)) {
      ids.add(frame.eventId());
      frame = next();
    }
    assertThat(frame.is("EOSE", id)).as(frame.text()).isTrue();
    return ids;
  }

  /// The ids of the stored events, in the order in which they come.
  List<String> find(FilterJson... filters) {
    List<String> ids = subscribe("find", filters);
    send("[\"CLOSE\",\"find\"]");
    return ids;
  }

  /// The reason with which a question is closed.
  String refusal(String verb, FilterJson... filters) {
    send(verb, "refused", filters);
    return next("CLOSED", "refused").reason();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private record Ears(BlockingQueue<Frame> frames, StringBuilder text)
      implements WebSocket.Listener {

    Ears(BlockingQueue<Frame> frames) {
      this(frames, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(Frame.of(text.toString()));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
