// What of a search may leave this device: an address that opens it again, without numbers that are nobody else's business.
"use strict";

var qkSearchShare = (() => {
  const LONGEST = 60;
  /** Of cards, people and telephones; written with or without gaps. */
  const NUMBER = /\d(?:[ -]?\d){6,}x?/gi;
  const SECRET = /\d(?:[ -]?\d){10,}|验证码\D{0,8}\d{4}/;
  const ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;
  const CODE = /(验证码\D{0,8})\d{4,8}/g;
  /** So long is no question, but a message somebody got. */
  const MESSAGE = 80;

  /** @param {string} text */
  const plain = (text) => text.normalize("NFKC");

  /** A search as others may see it. @param {string} text */
  function cleaned(text) {
    const without = plain(text).replace(ADDRESS, " ").replace(CODE, "$1").replace(NUMBER, " ");
    return without.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  }

  /** The end of an address, or nothing; behind “#” no server sees the words. @param {string} text */
  function hash(text) {
    const words = cleaned(text);
    return words && `#q=${encodeURIComponent(words)}`;
  }

  /** @param {string} address @returns {string} the words behind its “#q=” */
  function words(address) {
    const found = /^#q=(.*)$/.exec(new URL(address).hash);
    try {
      return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
    } catch (error) {
      return "";
    }
  }

  /** Whether somebody should be told to keep to himself what he pasted here. @param {string} text */
  function isPrivate(text) {
    return text.length > MESSAGE || text.search(ADDRESS) >= 0 || SECRET.test(plain(text));
  }

  /** @param {string} address @returns {Promise<boolean>} whether it was copied */
  async function copy(address) {
    try {
      await navigator.clipboard.writeText(address);
      return true;
    } catch (error) {
      // No clipboard in an old browser, on a disk, or by wish of the reader.
      return false;
    }
  }

  return { hash, words, isPrivate, copy };
})();
