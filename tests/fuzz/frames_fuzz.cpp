// Frames from outside, at both ends, and what other tabs tell. An input is a conversation: each frame after its length in two bytes.
#include "shared/sync/frames.hpp"
#include "shared/sync/replica.hpp"
#include "shared/sync/server_session.hpp"
#include "shared/sync/tab_frames.hpp"

#include <cstdint>
#include <cstdlib>
#include <optional>

namespace verdiep::sync {
namespace {

const StreamId stream{{1}};
const MemberId member{{2}};

void demand(bool condition) {
  if (!condition) {
    std::abort();
  }
}

/// The next frame of the conversation; the last one may be shorter than it says.
std::optional<ByteView> take_frame(ByteView& input) {
  if (input.size() < 2) {
    return std::nullopt;
  }
  const std::size_t said = input[0] * std::size_t{256} + input[1];
  input = input.subspan(2);
  const ByteView frame = input.first(std::min(said, input.size()));
  input = input.subspan(frame.size());
  return frame;
}

/// Each value has one encoding only: what was accepted is what would be written.
void check_codec(ByteView frame) {
  if (const auto decoded = decode_client_frame(frame)) {
    const Bytes again = encode_frame(*decoded);
    demand(std::equal(frame.begin(), frame.end(), again.begin(), again.end()));
  }
  if (const auto decoded = decode_server_frame(frame)) {
    const Bytes again = encode_frame(*decoded);
    demand(std::equal(frame.begin(), frame.end(), again.begin(), again.end()));
  }
}

void check_tab_codec(ByteView frame) {
  if (const auto decoded = decode_tab_frame(frame)) {
    const Bytes again = encode_tab_frame(*decoded);
    demand(std::equal(frame.begin(), frame.end(), again.begin(), again.end()));
  }
}

/// A session whose questions are answered at once from a stream of three records.
class Server {
public:
  Server() { carry_out(session_.opened({{stream, member}})); }

  void receive(ByteView frame) {
    const bool was_closed = session_.is_closed();
    const SessionEffects effects = session_.received(frame);
    demand(!was_closed || effects.empty());
    carry_out(effects);
    demand(session_.bytes_unread() <= credit_window_bytes);
  }

private:
  void carry_out(const SessionEffects& effects) {
    for (const SessionEffect& any : effects) {
      if (const auto* subscribe = std::get_if<effect::Subscribe>(&any)) {
        const StreamFacts facts{1, 1, Position{3}, {}, {{Audience::programme(), 1}}, nullptr, {}};
        carry_out(session_.subscribed(subscribe->stream, facts));
      } else if (const auto* history = std::get_if<effect::ReadHistory>(&any)) {
        demand(history->from.value >= 1 && history->from <= history->to);
        const std::uint64_t count = history->to.value - history->from.value + 1;
        demand(count <= page_records_max);
        carry_out(session_.history_read(history->stream, history->from, std::vector<Bytes>(count, Bytes(9))));
      } else if (const auto* feed = std::get_if<effect::ReadFeed>(&any)) {
        const FeedEntry entry{feed->after + 1, true, Position{1}, "text", FeedEntry::Value{{}, {0x60}}};
        carry_out(session_.feed_read(feed->stream, feed->audience, feed->after, {entry}));
      } else if (const auto* submit = std::get_if<effect::SubmitCommand>(&any)) {
        demand(submit->member == member);
        carry_out(session_.outcome({submit->stream, submit->id, Position{4}, {}, {}}));
      }
    }
  }

  ServerSession session_;
};

/// A replica that comes back whenever it ended the line.
class Client {
public:
  Client() {
    static_cast<void>(replica_.start({}));
    static_cast<void>(replica_.connected());
  }

  void receive(ByteView frame) {
    const Position before = replica_.log().head();
    const std::uint64_t epochs_before = epochs_;
    for (const ReplicaEffect& any : replica_.received(frame)) {
      if (std::holds_alternative<effect::Disconnect>(any)) {
        static_cast<void>(replica_.disconnected());
        static_cast<void>(replica_.connected());
        ++epochs_;
      }
    }
    const bool started_over =
        replica_.trouble() == Trouble::started_over || replica_.trouble() == Trouble::revoked;
    demand(replica_.log().head() >= before || started_over || epochs_ != epochs_before);
    demand(replica_.confirmed().state.head == replica_.log().head());
  }

private:
  Replica replica_{stream};
  std::uint64_t epochs_ = 0;
};

/// A replica that follows another tab, and so asks nothing of anybody.
class Follower {
public:
  Follower() { static_cast<void>(replica_.start({}, Keeper::another_tab)); }

  void receive(ByteView bytes) {
    const auto frame = decode_tab_frame(bytes);
    if (!frame) {
      return;
    }
    for (const ReplicaEffect& any : std::visit([this](const auto& body) { return hear(body); }, *frame)) {
      demand(!std::holds_alternative<effect::SendFrame>(any));
      demand(!std::holds_alternative<effect::StoreRows>(any));
    }
    demand(replica_.confirmed().state.head == replica_.log().head());
  }

private:
  ReplicaEffects hear(const RowsWritten& frame) { return replica_.follow(changes_in(frame)); }
  ReplicaEffects hear(const OutboxWritten& frame) {
    return frame.row ? replica_.adopt({frame.id, frame.row->value}) : replica_.let_go(frame.id);
  }
  ReplicaEffects hear(const Standing& frame) { return replica_.stand(frame); }
  ReplicaEffects hear(const StandingAsked&) {
    demand(decode_tab_frame(encode_tab_frame(replica_.standing())).has_value());
    return {};
  }

  Replica replica_{stream};
};

} // namespace
} // namespace verdiep::sync

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace verdiep::sync;
  verdiep::ByteView input(data, size);
  Server server;
  Client client;
  Follower follower;
  while (const auto frame = take_frame(input)) {
    check_codec(*frame);
    check_tab_codec(*frame);
    follower.receive(*frame);
    server.receive(*frame);
    client.receive(*frame);
  }
  return 0;
}
