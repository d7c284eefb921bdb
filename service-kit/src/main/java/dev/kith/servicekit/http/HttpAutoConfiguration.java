package dev.kith.servicekit.http;

import dev.kith.model.event.PublicKey;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/// Contributes the problems, the paging and the values of Nostr to a service.
@AutoConfiguration
@EnableConfigurationProperties(HttpProperties.class)
class HttpAutoConfiguration {

  @Bean
  ProblemAdvice problemAdvice(JsonMapper json) {
    return new ProblemAdvice(json);
  }

  @Bean
  SecurityHeaders securityHeaders() {
    return new SecurityHeaders();
  }

  @Bean
  CrossOrigins crossOrigins(HttpProperties properties) {
    return new CrossOrigins(properties.allowedOrigins());
  }

  @Bean
  CodecCustomizer bodyLimit(HttpProperties properties) {
    return codecs -> codecs.defaultCodecs().maxInMemorySize(properties.maxBody().bytes());
  }

  @Bean
  NettyServerCustomizer headTimeout(HttpProperties properties) {
    return server ->
        server.doOnChannelInit((_, channel, _) ->
            channel
                .pipeline()
                .addAfter(
                    NettyPipeline.HttpCodec,
                    "headTimeout",
                    new HeadTimeout(properties.headTimeout())));
  }

  @Bean
  JacksonModule nostrJson() {
    return new NostrJson();
  }

  /// Static, because options are bound with it before there are other beans.
  @Bean
  @ConfigurationPropertiesBinding
  static Converter<String, PublicKey> keyText() {
    return new KeyText();
  }

  @Bean
  WebFluxConfigurer kithValues(Converter<String, PublicKey> keyText) {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new PageRequestResolver());
      }

      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, PublicKey.class, keyText);
      }
    };
  }
}
