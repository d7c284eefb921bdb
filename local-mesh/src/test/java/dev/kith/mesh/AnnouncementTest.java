package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
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
            PublicKey.ofHex("3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d"),
            Path.of("/tmp/a \"b\"\n\\c"),
            42);

    assertThat(announcement.json())
        .isEqualTo(
            """
            {"relay":"ws://127.0.0.1:7447","database":"postgresql://127.0.0.1:7450/kith",\
            "owner":"npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6",\
            "data":"/tmp/a \\"b\\"\\n\\\\c","pid":42}\
            """);
  }
}
