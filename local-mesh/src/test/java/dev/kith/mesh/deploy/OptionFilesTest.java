package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// The chart hands secrets over in files that have the names of options.
class OptionFilesTest {

  @TempDir private Path directory;

  @Test
  void aFileWithTheNameOfAnOptionIsThatOption() throws IOException {
    Files.writeString(directory.resolve("kith.presence.group.secret-key"), "its own\n");

    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .run("--spring.config.import=configtree:" + directory + "/")) {
      assertThat(context.getEnvironment().getProperty("kith.presence.group.secret-key"))
          .isEqualTo("its own");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}
}
