#include "cli/ranks.h"

#include <cstdlib>

#include "cli/json.h"
#include "cli/rank-work.h"

#ifdef GRADLAB_MPI
#include <mpi.h>

#include <chrono>
#include <csignal>
#include <list>
#include <map>
#include <thread>
#endif

namespace gradlab::cli {

namespace {

/// Whether this is one of several processes, according to the environment.
bool isOneOfSeveral() {
  for (const char* const name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "MV2_COMM_WORLD_SIZE"})
    if (const char* const value = std::getenv(name); value != nullptr && std::string_view(value) != "1") return true;
  return false;
}

}  // namespace

#ifdef GRADLAB_MPI

namespace {

/// A message is its text, then each snapshot; the text begins with their number. An empty text is the end.
enum Tag : int { textTag = 1, snapshotTag = 2 };

/// The messages that are being sent, asynchronously: two ranks that each wait for the other to receive would deadlock.
class Outbox {
 public:
  void send(const RankMessage& message, int to) {
    const std::string text = message.text.empty() ? "" : std::to_string(message.snapshots.size()) + ' ' + message.text;
    post({text.begin(), text.end()}, to, textTag);
    for (const Snapshot& snapshot : message.snapshots) post(snapshot, to, snapshotTag);
  }

  /// Releases what has been received.
  void tidy() {
    std::erase_if(parts_, [](Part& part) {
      int done = 0;
      MPI_Test(&part.request, &done, MPI_STATUS_IGNORE);
      return done != 0;
    });
  }

  ~Outbox() {
    for (Part& part : parts_) MPI_Wait(&part.request, MPI_STATUS_IGNORE);
  }

 private:
  struct Part {
    Snapshot bytes;
    MPI_Request request;
  };

  void post(Snapshot bytes, int to, int tag) {
    Part& part = parts_.emplace_back(Part{std::move(bytes), MPI_REQUEST_NULL});
    MPI_Isend(part.bytes.data(), static_cast<int>(part.bytes.size()), MPI_BYTE, to, tag, MPI_COMM_WORLD, &part.request);
  }

  std::list<Part> parts_;  ///< must not move while MPI reads them
};

template <class Bytes>
Bytes receiveBytes(int from, int tag) {
  MPI_Status status;
  MPI_Probe(from, tag, MPI_COMM_WORLD, &status);
  int size = 0;
  MPI_Get_count(&status, MPI_BYTE, &size);
  Bytes bytes;
  bytes.resize(static_cast<std::size_t>(size));
  MPI_Recv(bytes.data(), size, MPI_BYTE, from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return bytes;
}

/// A message that has arrived, with its sender; nothing if there is none.
std::optional<std::pair<int, RankMessage>> receive() {
  int arrived = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, textTag, MPI_COMM_WORLD, &arrived, &status);
  if (arrived == 0) return std::nullopt;
  const int from = status.MPI_SOURCE;
  const auto text = receiveBytes<std::string>(from, textTag);
  RankMessage message;
  if (text.empty()) return std::pair(from, message);
  const std::size_t blank = text.find(' ');
  message.text = text.substr(blank + 1);
  for (int left = std::stoi(text.substr(0, blank)); left > 0; --left)
    message.snapshots.push_back(receiveBytes<Snapshot>(from, snapshotTag));
  return std::pair(from, std::move(message));
}

/// Waits for a short time. MPI itself waits in a busy loop, which takes a core from training.
void rest() { std::this_thread::sleep_for(std::chrono::microseconds(200)); }

/// Broadcasts the sweep from rank 0 to all; an empty text means that there is nothing to do.
std::string shareText(std::string text) {
  auto size = static_cast<unsigned long long>(text.size());
  MPI_Request request;
  MPI_Ibcast(&size, 1, MPI_UNSIGNED_LONG_LONG, 0, MPI_COMM_WORLD, &request);
  for (int done = 0; done == 0; rest()) MPI_Test(&request, &done, MPI_STATUS_IGNORE);
  text.resize(size);
  if (size > 0) MPI_Bcast(text.data(), static_cast<int>(size), MPI_BYTE, 0, MPI_COMM_WORLD);
  return text;
}

}  // namespace

Ranks::Ranks() {
  if (!isOneOfSeveral()) return;
  int given = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
}

Ranks::~Ranks() {
  int begun = 0;
  MPI_Initialized(&begun);
  if (begun == 0) return;
  if (rank_ == 0 && size_ > 1 && !served_) shareText("");
  MPI_Finalize();
}

void Ranks::serve(Dispatcher& dispatcher, Index jobs) {
  served_ = true;
  shareText(toJson(toValue(dispatcher.sweep())));
  Outbox outbox;
  std::vector<Index> free(static_cast<std::size_t>(size_), jobs);
  std::map<std::size_t, Assignment> given;
  // One trial to each rank, then a second one to each, so that trials are spread evenly.
  const auto deal = [&] {
    for (Index left = jobs; left > 0; --left)
      for (int rank = 1; rank < size_; ++rank) {
        Index& slots = free[static_cast<std::size_t>(rank)];
        if (slots < left) continue;
        std::optional<Assignment> assignment = dispatcher.take();
        if (!assignment) return;
        --slots;
        outbox.send(planMessage(assignment->plan, assignment->place, dispatcher.keepsSnapshots(assignment->plan),
                                std::move(assignment->snapshots)),
                    rank);
        const std::size_t place = assignment->place;
        given.emplace(place, std::move(*assignment));
      }
  };
  for (deal(); dispatcher.running() > 0; deal()) {
    outbox.tidy();
    auto message = receive();
    if (!message) {
      rest();
      continue;
    }
    ++free[static_cast<std::size_t>(message->first)];
    const Value result = parseJson(message->second.text).value;
    const auto entry = given.find(static_cast<std::size_t>(*result.find("place")->number()));
    dispatcher.finish(entry->second, std::get<Row>(rowFrom(*result.find("row"))), std::move(message->second.snapshots));
    given.erase(entry);
  }
  for (int rank = 1; rank < size_; ++rank) outbox.send({}, rank);
}

void Ranks::help(Index jobs) {
  // Only rank 0 handles Ctrl+C; running trials continue to their end.
  std::signal(SIGINT, SIG_IGN);
  const std::string text = shareText("");
  if (text.empty()) return;
  const CheckedSweep checked = checkSweep(parseJson(text).value);
  RankWork work(checked.sweep, jobs);
  Outbox outbox;
  for (;;) {
    bool idle = true;
    outbox.tidy();
    if (auto message = receive()) {
      if (message->second.text.empty()) return;
      work.give(std::move(message->second));
      idle = false;
    }
    if (const auto result = work.result()) {
      outbox.send(*result, 0);
      idle = false;
    }
    if (idle) rest();
  }
}

#else

Ranks::Ranks() {
  if (isOneOfSeveral())
    complaint_ = "sweep: this program was built without MPI; install it and build again, or use --shard";
}

Ranks::~Ranks() = default;

void Ranks::serve(Dispatcher&, Index) {}
void Ranks::help(Index) {}

#endif

}  // namespace gradlab::cli
