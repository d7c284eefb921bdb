package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.mesh.failure.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeshOptionsTest {

  @Test
  void theServicesTakeThePortsFromTheBaseOn() throws StartFailure {
    MeshOptions options =
        MeshOptions.of("--data=/d", "--home=/h", "--programs=/p", "--port-base=7447");

    assertThat(options)
        .isEqualTo(new MeshOptions(Path.of("/d"), Path.of("/h"), Path.of("/p"), 7447, null));
    assertThat(options.port(3)).isEqualTo(7450);
  }

  @Test
  void baseZeroLeavesEveryPortToTheSystem() throws StartFailure {
    assertThat(MeshOptions.of("--data=/d", "--home=/h", "--programs=/p", "--port-base=0").port(3))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"65533", "-1", "relay", ""})
  void aBaseThatLeavesNoRoomForThePortsIsRefused(String base) {
    assertThatThrownBy(() -> MeshOptions.of("--data=/d", "--programs=/p", "--port-base=" + base))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("not \"" + base + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--date=/d", "--data", "data=/d", ""})
  void whatIsNoOptionIsRefused(String argument) {
    assertThatThrownBy(() -> MeshOptions.of("--programs=/p", "--port-base=0", argument))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith("has no option " + argument);
  }

  @Test
  void everyOptionIsNeeded() {
    assertThatThrownBy(() -> MeshOptions.of("--home=/h", "--programs=/p", "--port-base=0"))
        .hasMessage("The local mesh needs --data=DIR");
    assertThatThrownBy(() -> MeshOptions.of("--data=/d", "--programs=/p", "--port-base=0"))
        .hasMessage("The local mesh needs --home=DIR");
  }
}
