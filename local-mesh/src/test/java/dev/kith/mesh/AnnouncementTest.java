package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

  @Test
  void itIsOneLineOfJsonWhateverThePathHolds() {
    Announcement announcement =
        new Announcement(
            Map.of("relay", URI.create("ws://127.0.0.1:7447")),
            "postgresql://127.0.0.1:7450/kith",
            Path.of("/tmp/a \"b\"\n\\c"),
            42);

    assertThat(announcement.json())
        .isEqualTo(
            """
            {"relay":"ws://127.0.0.1:7447","database":"postgresql://127.0.0.1:7450/kith",\
            "data":"/tmp/a \\"b\\"\\n\\\\c","pid":42}\
            """);
  }
}
