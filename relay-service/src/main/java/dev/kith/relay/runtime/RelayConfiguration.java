package dev.kith.relay.runtime;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.wire.ClientFrames;
import dev.kith.relay.access.AccessMode;
import dev.kith.relay.access.EntryRule;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.connection.ConnectionLimits;
import dev.kith.relay.http.DurabilityHealthIndicator;
import dev.kith.relay.http.InformationDocument;
import dev.kith.relay.http.Status;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.ingest.ProofOfWork;
import dev.kith.relay.ingest.VanishRule;
import dev.kith.relay.session.SessionLimits;
import dev.kith.relay.store.Durability;
import dev.kith.relay.store.EventCounts;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.EventQueries;
import dev.kith.relay.store.ItemQueries;
import dev.kith.relay.store.LogScan;
import dev.kith.relay.store.LogSize;
import dev.kith.relay.store.LogTail;
import dev.kith.relay.store.RelayIdentities;
import dev.kith.relay.store.SearchIndex;
import dev.kith.relay.websocket.RelayEndpoint;
import dev.kith.servicekit.discovery.Announced;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Puts the relay together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {

  private static final Duration START = Duration.ofSeconds(30);
  private static final List<String> EXTENSIONS = List.of("kith/1");
  private static final List<Integer> NIPS =
      List.of(1, 5, 9, 11, 13, 40, 42, 43, 45, 50, 62, 67, 70, 77, 86, 91, 98);

  @Bean
  @DependsOnDatabaseInitialization
  KeyPair relayKey(
      RelayProperties properties,
      RelayIdentities identities,
      Signatures signatures,
      InstantSource clock) {
    return RelayKey.find(properties.secretKey(), identities, signatures, clock)
        .blockOptional(START)
        .orElseThrow();
  }

  @Bean
  Announced announced(KeyPair relayKey) {
    return new Announced(Offer.RELAY, relayKey.publicKey());
  }

  @Bean
  Clients clients(MeterRegistry meters) {
    return new Clients(meters);
  }

  @Bean
  SignatureChecks signatureChecks(
      Signatures signatures, RelayProperties properties, MeterRegistry meters) {
    int asked = properties.intake().verifiers();
    int threads = asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
    return new SignatureChecks(signatures, threads, properties.intake().verifyQueue(), meters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  FanOut fanOut(
      LogTail tail,
      Clients clients,
      LongPolls polls,
      LoopControl loops,
      InstantSource clock,
      RelayProperties properties,
      MeterRegistry meters) {
    long head = tail.head().blockOptional(START).orElseThrow();
    FanOut fanOut =
        new FanOut(
            tail,
            head,
            (subscription, event, position) ->
                (subscription.connection() > 0 ? clients : polls)
                    .deliver(subscription, event, position),
            loops::stored,
            clock,
            meters);
    fanOut.follow(properties.intake().follow());
    return fanOut;
  }

  @Bean
  Reconciler reconciler(
      ItemQueries queries, InstantSource clock, RelayProperties properties, MeterRegistry meters) {
    return new Reconciler(queries, clock, properties.reconciliations(), meters);
  }

  @Bean
  Engine engine(
      SignatureChecks checks,
      EventLog log,
      FanOut fanOut,
      EventQueries queries,
      LogScan scan,
      SessionKeeper sessions,
      Keepers keepers,
      EventCounts counts,
      SearchIndex index,
      Reconciler reconciler,
      MembershipDesk membership,
      Links links,
      ProbeAnswers probes,
      InstantSource clock,
      RelayProperties properties,
      MeterRegistry meters) {
    RelayProperties.Intake intake = properties.intake();
    AddressTurns turns = new AddressTurns(properties.budgets().address().queries());
    Reads reads = new Reads(queries, counts, index, scan, turns, clock, intake.queries(), meters);
    return new Engine(
        checks,
        new Batcher(log, fanOut, intake.batch(), intake.queue(), meters),
        fanOut,
        reads,
        new ReadAhead(reads::scan, Ticker.systemTicker()),
        sessions,
        keepers,
        reconciler,
        membership,
        links,
        probes,
        new AnswerMeters(meters),
        clock);
  }

  @Bean
  Links links(RelaySigner signer, FanOut fanOut, InstantSource clock, RelayProperties properties) {
    return new Links(
        properties.services(), draft -> fanOut.broadcast(signer.sign(draft), () -> {}), clock);
  }

  @Bean
  ProbeAnswers probeAnswers(
      KeyPair relayKey,
      RelaySigner signer,
      FanOut fanOut,
      InstantSource clock,
      RelayProperties properties) {
    return new ProbeAnswers(
        relayKey.publicKey(),
        properties.services(),
        draft -> fanOut.broadcast(signer.sign(draft), () -> {}),
        clock);
  }

  @Bean
  Admission admission(RelayProperties properties) {
    RelayProperties.Limits limits = properties.limits();
    return new Admission(
        (int) limits.frame().toBytes(),
        limits.tags(),
        limits.future(),
        limits.ephemeralPast(),
        new ProofOfWork(limits.difficulty()),
        new VanishRule(properties.url()));
  }

  @Bean
  WriteRules writeRules(
      KeyPair relayKey,
      EntryRule entry,
      ModerationList moderation,
      LoopControl loops,
      RelayProperties properties) {
    return new WriteRules(
        relayKey.publicKey(),
        Set.copyOf(properties.services()),
        EmbeddedEvents::repostsProtected,
        entry,
        moderation::isKindBlocked,
        loops::refusal);
  }

  @Bean
  @DependsOnDatabaseInitialization
  Indexing indexing(SearchIndex index, RelayProperties properties) {
    return new Indexing(index, properties.intake().follow());
  }

  @Bean
  Acceptor acceptor(
      Engine engine,
      Clients clients,
      SessionLimits sessionLimits,
      Admission admission,
      WriteRules writeRules,
      ReadRules readRules,
      SharedLedger ledger,
      RelayProperties properties) {
    return new Acceptor(
        engine,
        clients,
        connectionLimits(properties),
        sessionLimits,
        admission,
        writeRules,
        readRules,
        ledger,
        new OwnUrls(properties.url(), properties.internalUrl()));
  }

  /// All clients are asked for a sign of life at once; a ping costs next to nothing.
  @Bean(destroyMethod = "dispose")
  Disposable heartbeat(Clients clients, RelayProperties properties) {
    long millis = properties.limits().heartbeat().toMillis();
    return Schedulers.parallel()
        .schedulePeriodically(clients::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Bean
  DurabilityHealthIndicator durabilityHealthIndicator(Durability durability) {
    return new DurabilityHealthIndicator(durability.weak());
  }

  @Bean
  Mono<Status> status(
      ConnectionFactory connections, Durability durability, Clients clients, FanOut fanOut) {
    return LogSize.of(DatabaseClient.create(connections))
        .map(log ->
            new Status(
                log.id(),
                log.head(),
                log.events(),
                log.jsonBytes(),
                log.bytes(),
                clients.count(),
                fanOut.subscriptions(),
                durability.isDurable(),
                durability.weak()));
  }

  @Bean
  Farewell farewell(Clients clients) {
    return new Farewell(clients);
  }

  /// Sockets and the information document share one address; the upgrade header tells them apart.
  @Bean
  HandlerMapping relayMapping(Acceptor acceptor, RelayProperties properties) {
    RelayProperties.Limits limits = properties.limits();
    SimpleUrlHandlerMapping mapping =
        new SimpleUrlHandlerMapping(
            Map.of(
                "/",
                new RelayEndpoint(
                    acceptor,
                    (int) limits.frame().toBytes(),
                    limits.unread().toBytes(),
                    properties.budgets().proxyHeader())),
            -1);
    mapping.setHandlerPredicate((_, exchange) ->
        "websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade()));
    return mapping;
  }

  @Bean
  InformationDocument informationDocument(
      RelayProperties properties,
      KeyPair relayKey,
      Durability durability,
      AccessMode access,
      ReadRules reading) {
    RelayProperties.Limits limits = properties.limits();
    return new InformationDocument(
        properties.name(),
        properties.description(),
        properties.contact(),
        properties.icon() == null ? null : properties.icon().toString(),
        relayKey.publicKey().hex(),
        NIPS,
        EXTENSIONS,
        "kith",
        version(),
        new InformationDocument.Limitation(
            limits.frame().toBytes(),
            limits.subscriptions(),
            limits.maxLimit(),
            limits.defaultLimit(),
            ClientFrames.MAX_SUBSCRIPTION_ID,
            limits.tags(),
            limits.difficulty() == 0 ? null : limits.difficulty(),
            limits.future().toSeconds(),
            reading.membersOnly(),
            false,
            access != AccessMode.OPEN),
        new InformationDocument.Kith(
            durability.isDurable(), limits.filters(), limits.filterValues()));
  }

  private static String version() {
    String version = RelayConfiguration.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static ConnectionLimits connectionLimits(RelayProperties properties) {
    RelayProperties.Limits limits = properties.limits();
    int frame = (int) limits.frame().toBytes();
    return new ConnectionLimits(
        limits.window(),
        Math.max(1 << 20, 2 * frame),
        limits.subscriptions(),
        limits.filters(),
        limits.filterValues(),
        limits.keys(),
        limits.heartbeat(),
        limits.maxLimit(),
        properties.reconciliations().open(),
        properties.reconciliations().idle());
  }
}
