package io.fleettwin.cluster.journal;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.DeleteMessagesTo;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.Persistence;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import scala.jdk.javaapi.CollectionConverters;

/** A node whose plugins are spoken to as persistent actors do it, by the protocol of Akka. */
final class PluginNode implements AutoCloseable {

  /** The incarnation of the actor that writes, which each answer must name. */
  static final int INCARNATION = 7;

  /** The writer of each event. */
  static final String WRITER = "writer-1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final ActorTestKit kit;
  private final ActorRef journal;
  private final ActorRef snapshots;

  /** What a replay gave: events, and at last the highest number of the entity. */
  record Replay(List<PersistentRepr> events, long highest) {}

  /** What became of a call: the answer for all of it, and one for each event. */
  record Written(Object call, List<Object> events) {}

  private PluginNode(String name, ActorTestKit kit) {
    this.name = name;
    this.kit = kit;
    Persistence persistence = Persistence.get(Adapter.toClassic(kit.system()));
    journal = persistence.journalFor("", ConfigFactory.empty());
    snapshots = persistence.snapshotStoreFor("", ConfigFactory.empty());
  }

  static PluginNode start(String name, Config config) {
    Config withPayloads = JournalConfig.with(config, ReferenceSerializer.SETTINGS);
    return new PluginNode(name, TestSystem.start(withPayloads, Journal.open(withPayloads)));
  }

  /** The databases as they are set, and inboxes that change places with each call. */
  static List<PluginNode> startAll(Path data) throws SQLException {
    List<PluginNode> nodes = new ArrayList<>();
    for (TestDatabase database : TestDatabase.available().toList()) {
      nodes.add(start(database.name(), database.empty(data.resolve(database.name()))));
    }
    nodes.add(
        start(
            "H2, one row an inbox",
            JournalConfig.h2(data.resolve("one-row"), "fleettwin.database.h2.inbox-rows = 1")));
    return nodes;
  }

  static PersistentRepr event(String id, long sequenceNr, Object payload) {
    return event(id, sequenceNr, payload, ActorRef.noSender());
  }

  static PersistentRepr event(String id, long sequenceNr, Object payload, ActorRef sender) {
    return PersistentRepr.apply(payload, sequenceNr, id, "", false, sender, WRITER);
  }

  static AtomicWrite atomic(PersistentRepr... events) {
    return new AtomicWrite(CollectionConverters.asScala(List.of(events)).toVector());
  }

  TestProbe<Object> probe() {
    return kit.createTestProbe();
  }

  static ActorRef classic(TestProbe<Object> probe) {
    return Adapter.toClassic(probe.getRef());
  }

  /** All writes in one call. */
  Written write(AtomicWrite... writes) {
    TestProbe<Object> actor = probe();
    List<PersistentEnvelope> all = List.of(writes);
    journal.tell(
        new WriteMessages(
            CollectionConverters.asScala(all).toVector(), classic(actor), INCARNATION),
        ActorRef.noSender());
    int events = 0;
    for (AtomicWrite write : writes) {
      events += write.size();
    }
    return new Written(
        actor.receiveMessage(PATIENCE), actor.receiveSeveralMessages(events, PATIENCE));
  }

  Replay replay(String id) {
    return replay(id, 1, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  Replay replay(String id, long from, long to, long most) {
    TestProbe<Object> actor = probe();
    journal.tell(new ReplayMessages(from, to, most, id, classic(actor)), ActorRef.noSender());
    List<PersistentRepr> events = new ArrayList<>();
    Object answer = actor.receiveMessage(PATIENCE);
    while (answer instanceof ReplayedMessage replayed) {
      events.add(replayed.persistent());
      answer = actor.receiveMessage(PATIENCE);
    }
    if (answer instanceof RecoverySuccess success) {
      return new Replay(events, success.highestSequenceNr());
    }
    throw new AssertionError("replay of " + id + " ended with " + answer);
  }

  /** What the plugin answers. */
  Object delete(String id, long to) {
    TestProbe<Object> actor = probe();
    tellToDelete(actor, id, to);
    return actor.receiveMessage(PATIENCE);
  }

  /** The same, without waiting for the answer. */
  void tellToDelete(TestProbe<Object> actor, String id, long to) {
    journal.tell(new DeleteMessagesTo(id, to, classic(actor)), ActorRef.noSender());
  }

  /** What the plugin for snapshots answers. */
  Object askSnapshots(Object request) {
    TestProbe<Object> actor = probe();
    snapshots.tell(request, classic(actor));
    return actor.receiveMessage(PATIENCE);
  }

  static List<Object> receive(TestProbe<Object> actor, int answers) {
    return actor.receiveSeveralMessages(answers, PATIENCE);
  }

  @Override
  public void close() {
    ActorTestKit.shutdown(kit.system(), PATIENCE);
  }

  @Override
  public String toString() {
    return name;
  }
}
