"""Word lists that keep known names and user names from being found where they mean something else."""

__all__ = ["COMMON_USERS", "COMMON_WORDS", "TITLES", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a text that has blanks between them."""
    return frozenset(text.split())


COMMON_USERS = words(
    "root admin administrator user users username guest test tester testuser demo default ubuntu "
    "debian centos fedora ec2-user azureuser vagrant runner runneradmin jenkins gitlab github docker "
    "node www www-data nginx apache postgres mysql redis mongo nobody daemon system public shared "
    "home work dev developer devops ops app apps service server client build builder deploy deployer "
    "ansible codespace codespaces gitpod vscode coder jovyan sandbox oracle pi kali linux windows "
    "macos owner account me info mail contact support hello sales office team billing noreply "
    "no-reply postmaster webmaster help security marketing press jobs hr all local super sysadmin "
    "systemd-network systemd-resolve systemd-timesync systemd-coredump messagebus sshd _apt "
    "irc gnats syslog uucp proxy sync bin sys news avahi kernoops pulse rtkit saned tcpdump tss uuidd "
    "landscape polkitd usbmux dnsmasq mail-daemon lxd fwupd-refresh "
    "student teacher claude codex agent assistant model main master python java code project"
)
"""User names and mailboxes that say nothing about a person; they count only inside a home path."""

COMMON_WORDS = words(
    "april august autumn baker banks bell bill bird bishop black blue bond book branch bright brook "
    "brooks brown bush butler cable carpenter case cash chance chase chip christian church clay cliff "
    "cloud coach cole cook cooper cross dale dawn day dean diamond dolly dollar drew duke earl east "
    "eden english faith farmer fields fisher flower ford forest foster fox frank franklin freeman "
    "french gates gene glen gold golden good gordon grace grant gray green grey guy hall hand hardy "
    "harmony heath heart heaven hero hill hope hunt hunter iris ivory ivy jack jade jasmine jewel "
    "jobs jordan joy june justice king knight lake lane lee lily long love major mark marks marsh "
    "mason master max may mercy miles mill miller mills moon moore morning nick noble north olive "
    "page park parker patience paul pearl penny peters piper pleasant pool poor pope porter post "
    "potter price prince queen rain randy ray rich river rivers robin rock rocky rose ruby rusty sage "
    "sailor sandy savannah sharp shepherd silver singer skip sky small smart smith snow south sparks "
    "spring star stark steel stone storm street summer sunny sweet taylor temple terry thorn tiger "
    "tony turner vale victor viola violet wade walker wall ward waters weaver webb well wells west "
    "white wild will winter wise wolf wood woods young test data code main user name file home work "
    "time year week last first next null true false none self this that with from your have will what "
    "when where which been were they them then than there about would could should these those into "
    "over only some such very just like make made many much more most must"
)
"""English words that are also names: as a single name they count only as part of a full one."""

TITLES = words(
    "Mr Mrs Ms Miss Dr Prof Professor Doctor Sir Dame Lady Lord Herr Frau Monsieur Madame Señor Señora Saint"
)
"""Words before a name that are no part of it."""
