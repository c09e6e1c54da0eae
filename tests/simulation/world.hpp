#pragma once

#include "events/command.hpp"
#include "shared/crypto.hpp"
#include "tests/simulation/chronicle.hpp"
#include "tests/simulation/device.hpp"
#include "tests/simulation/line.hpp"
#include "tests/simulation/server.hpp"
#include "tests/support/random.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A server and the devices of a programme in one process: everything between them, time, and all that may go wrong is
/// in the hands of a seed. What is real in it and what is not: README.md.
namespace verdiep::simulation {

/// How often things go wrong: once in so many chances, 0 for never.
struct Faults {
  std::uint64_t line_breaks = 400;    ///< a step; what is on its way is lost, from some point on
  std::uint64_t page_dies = 1'500;    ///< a step: the tab is killed
  std::uint64_t device_dies = 1'500;  ///< a step: the power is cut
  std::uint64_t dies_at_write = 60;   ///< a write of a device: just before or just after it
  std::uint64_t device_full = 200;    ///< a write of a device's copy of a stream
  std::uint64_t server_dies = 2'500;  ///< a step
  std::uint64_t dies_at_commit = 60;  ///< a commit of the server: just before or just after it
  std::uint64_t disk_full = 60;       ///< a commit of the server
  std::uint64_t goes_away = 1'500;    ///< a step: a device has no network for up to a week
  std::uint64_t clock_is_set = 2'000; ///< a step: of a device, or the server's
  std::uint64_t doubled = 60;         ///< a frame comes twice
  std::uint64_t late = 200;           ///< a frame that came before comes once more
  std::uint64_t reordered = 200;      ///< a frame overtakes the one before it
  std::uint64_t time_leaps = 400;     ///< a passing of time: hours or days instead of a moment
};
/// None at all.
inline constexpr Faults no_faults{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

/// What was done to the world, by its kind.
using Injected = std::map<std::string_view, std::uint64_t>;

/// A text that somebody types, by the personal field that it is for.
using Texts = std::vector<std::pair<std::string, std::string>>;

class World {
public:
  World(std::uint64_t seed, const Faults& faults);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World();

  // By hand.
  [[nodiscard]] test::Random& random() { return random_; }
  [[nodiscard]] StreamId programme() const { return programme_; }
  [[nodiscard]] const Chronicle& chronicle() const { return chronicle_; }
  [[nodiscard]] Server& server() { return server_; }
  [[nodiscard]] std::vector<std::unique_ptr<Device>>& devices() { return devices_; }
  [[nodiscard]] Device& device(std::size_t index) { return *devices_[index]; }
  Device& add_device(const Person& person);
  /// One more tab in the browser of the device.
  Device& add_tab(const Device& beside);
  /// Commits a command of somebody without a device; it must be accepted.
  void commit(const Person& person, CommandBody body, const Texts& texts = {});
  /// What somebody does in the app; the rejection, if it was refused while entered.
  std::optional<Rejection> enter(Device& device, CommandBody body, const Texts& texts = {});
  std::optional<Rejection> enter_in_group(Device& device, CommandBody body, const Texts& texts = {});
  void retry(Device& device, CommandId id);
  void drop(Device& device, CommandId id);
  /// A text that occurs once in the world.
  [[nodiscard]] std::string new_words();

  void disconnect(Device& device);
  /// No network until `settle`.
  void send_away(Device& device);

  // The scheduler.
  /// One thing happens, chosen by the seed; faults among them.
  void step();
  /// No faults from here on: everybody comes back, and everything that can happen happens.
  void settle();
  /// Everybody opens the app anew without a network: what is there now is what the device kept.
  void reopen_offline();
  /// Everything that can happen happens, to those who are not away.
  void calm();

  // What came of it.
  /// What happened on the way that must never happen.
  [[nodiscard]] std::vector<std::string> broken() const;
  /// Commands as they were entered.
  [[nodiscard]] const std::map<CommandId, Command>& entered() const { return entered_; }
  /// Those that a screen called saved, or more, and whose they are.
  [[nodiscard]] const std::map<CommandId, MemberId>& promised() const { return promised_; }
  /// Those that came back because their person had left the group: it may have them, or not.
  [[nodiscard]] const std::set<CommandId>& left() const { return left_; }
  /// Refused commands that their people let go.
  [[nodiscard]] const std::set<CommandId>& let_go() const { return let_go_; }
  /// Commands that the server said were refused for good.
  [[nodiscard]] const std::set<CommandId>& refused() const { return refused_; }
  [[nodiscard]] const Injected& injected() const { return injected_; }
  [[nodiscard]] std::uint64_t predictions_right() const { return predictions_right_; }
  [[nodiscard]] std::int64_t server_clock_ms_max() const { return server_clock_ms_max_; }
  /// A hash of all that moved: equal for runs that were equal.
  [[nodiscard]] const Sha256& trace() const { return trace_; }

private:
  /// A line, and the device at its other end.
  struct Call {
    std::size_t device;
    std::shared_ptr<Line> line;
    std::vector<Bytes> delivered; ///< some of the past, to come late
  };

  /// Whether frames come once and in order, as a socket gives them: then no end may break the protocol.
  [[nodiscard]] bool is_orderly() const { return faults_.doubled + faults_.late + faults_.reordered == 0; }
  [[nodiscard]] bool happens(std::string_view fault, std::uint64_t once_in);
  void note(std::string_view what, ByteView bytes);
  [[nodiscard]] Command command_of(CommandBody body, const Texts& texts);
  std::optional<Rejection> enter(Device& device, CommandBody body, const Texts& texts, bool in_group);
  void look_at(Device& device);
  Device& open(std::unique_ptr<Device> device);

  // What may happen; each says whether anything did.
  bool step_server();
  bool step_device(std::size_t index);
  bool step_call(std::size_t index);
  bool step_disk(Device& device);
  bool step_answer(Device& device);
  bool step_connecting(std::size_t index);
  bool step_to_server(Call& call);
  bool step_to_device(Call& call);
  void step_faults(std::size_t index);
  /// Runs `work` of the server, which may be cut short by a power cut.
  void serve(const std::function<void()>& work);
  bool everything_once();

  void receive(Call& call, const Bytes& frame);
  void hear_closed(Device& device, int code, const std::string& reason);
  void close_server_end(Call& call);
  void break_line(Line& line);
  void kill_page(Device& device, bool cuts_power);
  void kill_server();
  void restart_server();
  void count_predictions();
  void set_a_clock(Device& device);
  void pass_time(std::int64_t ms);
  void keep_house();

  // What the checkers see.
  void watch_frame(const Device& device, const Bytes& frame);
  void watch_sent(Device& device, ByteView frame);
  void watch_outcome(const sync::Outcome& outcome);
  void on_committed(ServerDisk::Commits commits, const std::vector<log::CommitResult>& results);
  [[nodiscard]] Fate fate_of_a_commit();

  test::Random random_;
  Faults faults_;
  bool is_settling_ = false;
  std::int64_t now_ms_ = 1'760'000'000'000;
  StreamId programme_;
  Chronicle chronicle_;
  Server server_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Call> calls_;
  std::uint64_t words_ = 0;

  std::map<CommandId, Command> entered_;
  std::map<CommandId, MemberId> promised_;
  std::set<CommandId> left_;
  std::set<CommandId> let_go_;
  std::map<CommandId, Position> accepted_;
  std::set<CommandId> refused_;
  std::vector<std::string> broken_;
  Injected injected_;
  std::uint64_t predictions_right_ = 0;
  std::int64_t server_clock_ms_max_ = 0;
  Sha256 trace_;
};

} // namespace verdiep::simulation
