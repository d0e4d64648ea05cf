#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gradlab::cli {

/// Everything in a file, `-` being standard input; nothing when it cannot be read.
std::optional<std::string> readFile(const std::string& path);

/// Whether all of it could be written.
bool writeFile(const std::string& path, std::span<const std::uint8_t> bytes);

/// Where a file of data/ lies: in the folder that the environment names as GRADLAB_DATA, or beside the source.
std::string dataPath(std::string_view file);

}  // namespace gradlab::cli
