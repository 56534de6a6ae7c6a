/**
 * The applets of busybox, which decide what a busybox or Alpine image can run.
 *
 * `official`: /bin of the root file systems of docker-library/busybox (branch dist-amd64, commit 70ce0fb: 1.37.0 and 1.38.0,
 * glibc, musl and uclibc). `older`: every applet that the sources of 1.24.2 to 1.36.1 can be built with (mirror/busybox, tags)
 * and the official ones no longer have; `bash` is left out, as its option is off by default in all of them.
 * Together they are an upper bound for every published tag: what is missing here is in none of them.
 *
 * Alpine: /bin, /sbin, /usr/bin and /usr/sbin of the mini root file systems 3.8 to 3.20 and edge of 2024-09-23
 * (alpinelinux/docker-alpine, branches v3.8 to v3.20 and edge, x86_64).
 *
 * Debian's busybox-static: `busybox --list` of 1:1.35.0-4+deb12u1+b1 (`npm run applets -- busybox`).
 *
 * Debian: the commands of the essential and required packages of bookworm and of apt, adduser and gpgv
 * (dpkg -L on Debian 12), which is what debian:bookworm-slim starts from.
 */

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "");

const official = words(`
[ [[ acpid add-shell addgroup adduser adjtimex ar arch arp arping ascii ash awk base32 base64 basename bc beep blkdiscard
blkid blockdev bootchartd brctl bunzip2 busybox bzcat bzip2 cal cat chat chattr chgrp chmod chown chpasswd chpst chroot chrt
chvt cksum clear cmp comm conspy cp cpio crc32 crond crontab cryptpw cttyhack cut date dc dd deallocvt delgroup deluser depmod
devmem df dhcprelay diff dirname dmesg dnsd dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap dumpleases echo ed egrep eject
env envdir envuidgid ether-wake expand expr factor fakeidentd fallocate false fatattr fbset fbsplash fdflush fdformat fdisk
fgconsole fgrep find findfs flock fold free freeramdisk fsck fsck.minix fsfreeze fstrim fsync ftpd ftpget ftpput fuser getconf
getfattr getopt getty grep groups gunzip gzip halt hd hdparm head hexdump hexedit hostid hostname httpd hush hwclock i2cdetect
i2cdump i2cget i2cset i2ctransfer id ifconfig ifdown ifenslave ifplugd ifup inetd init inotifyd insmod install ionice iostat
ip ipaddr ipcalc ipcrm ipcs iplink ipneigh iproute iprule iptunnel kbd_mode kill killall killall5 klogd last less link linux32
linux64 linuxrc ln loadfont loadkmap logger login logname logread losetup lpd lpq lpr ls lsattr lsblk lsmod lsof lspci lsscsi
lsusb lzcat lzma lzop makedevs makemime man md5sum mdev mesg microcom mim mkdir mkdosfs mke2fs mkfifo mkfs.ext2 mkfs.minix
mkfs.vfat mknod mkpasswd mkswap mktemp modinfo modprobe more mount mountpoint mpstat mt mv nameif nanddump nandwrite
nbd-client nc netstat nice nl nmeter nohup nologin nproc nsenter nslookup ntpd od openvt partprobe passwd paste patch pgrep
pidof ping ping6 pipe_progress pivot_root pkill pmap popmaildir poweroff powertop printenv printf ps pscan pstree pwd pwdx
raidautorun rdate rdev readahead readlink readprofile realpath reboot reformime remove-shell renice reset resize resume rev rm
rmdir rmmod route rpm rpm2cpio rtcwake run-init run-parts runlevel runsv runsvdir rx script scriptreplay sed seedrng sendmail
seq setarch setconsole setfattr setfont setkeycodes setlogcons setpriv setserial setsid setuidgid sh sha1sum sha256sum
sha384sum sha3sum sha512sum showkey shred shuf slattach sleep smemcap softlimit sort split ssl_client ssl_server
start-stop-daemon stat strings stty su sulogin sum sv svc svlogd svok swapoff swapon switch_root sync sysctl syslogd tac tail
tar taskset tc tcpsvd tee telnet telnetd test tftp tftpd time timeout top touch tr traceroute traceroute6 tree true truncate
ts tsort tty ttysize tunctl ubiattach ubidetach ubimkvol ubirename ubirmvol ubirsvol ubiupdatevol udhcpc udhcpc6 udhcpd udpsvd
uevent umount uname unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime users usleep uudecode uuencode uuidgen
vconfig vi vlock vmstat volname w wall watch watchdog wc wget which who whoami whois xargs xxd xz xzcat yes zcat zcip
`);

const older = words(`
bbconfig catv chcon devfsd flash_eraseall flash_lock flash_unlock flashcp getenforce getsebool load_policy lzopcat
matchpathcon minips mkfs.reiser msh netcat nuke restorecon rfkill runcon selinuxenabled sestatus setenforce setfiles setsebool
tune2fs uncompress unit unlzop
`);

const alpineAdds = words(`
apk getent iconv ldconfig ldd mkmntdirs scanelf
`);

const alpineLacks = new Set(
  words(`
ar ascii base32 bootchartd catv chat chcon chpst chrt crc32 cttyhack devfsd devmem dhcprelay dnsd dpkg dpkg-deb envdir
envuidgid fakeidentd fgconsole flash_eraseall flash_lock flash_unlock flashcp freeramdisk fsck.minix fsfreeze ftpd ftpget
ftpput getenforce getfattr getsebool hexedit httpd hush i2cdetect i2cdump i2cget i2cset i2ctransfer ifplugd inetd linuxrc
load_policy logname lpd lpq lpr lsblk lsscsi makedevs man matchpathcon mim minips mke2fs mkfs.ext2 mkfs.minix mkfs.reiser msh
mt netcat nuke popmaildir restorecon resume rpm rpm2cpio rtcwake run-init runcon runlevel runsv runsvdir rx script
scriptreplay seedrng selinuxenabled sestatus setarch setenforce setfattr setfiles setsebool setuidgid sha384sum softlimit
ssl_server start-stop-daemon sulogin sv svc svlogd svok taskset tc tcpsvd telnet telnetd tftp tftpd ts tsort tune2fs ubiattach
ubidetach ubimkvol ubirename ubirmvol ubirsvol ubiupdatevol udhcpd udpsvd uevent uncompress unit users uuidgen vmstat w wall
`),
);

/** Of Debian's busybox-static. */
const debianBusybox = words(`
[ [[ acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc blkdiscard blockdev brctl bunzip2 busybox bzcat
bzip2 cal cat chgrp chmod chown chroot chvt clear cmp cp cpio crc32 crond crontab cttyhack cut date dc dd deallocvt depmod
devmem df diff dirname dmesg dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap dumpleases echo ed egrep env expand expr
factor fallocate false fatattr fdisk fgrep find findfs fold free freeramdisk fsfreeze fstrim ftpget ftpput getopt getty grep
groups gunzip gzip halt head hexdump hostid hostname httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer id ifconfig
ifdown ifup init insmod ionice ip ipcalc ipneigh kill killall klogd last less link linux32 linux64 linuxrc ln loadfont
loadkmap logger login logname logread losetup ls lsmod lsscsi lzcat lzma lzop md5sum mdev microcom mim mkdir mkdosfs mke2fs
mkfifo mknod mkpasswd mkswap mktemp modinfo modprobe more mount mt mv nameif nc netstat nl nologin nproc nsenter nslookup
nuke od openvt partprobe passwd paste patch pidof ping ping6 pivot_root poweroff printf ps pwd rdate readlink realpath
reboot renice reset resume rev rm rmdir rmmod route rpm rpm2cpio run-init run-parts sed seq setkeycodes setpriv setsid sh
sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort ssl_client start-stop-daemon stat strings stty su sulogin svc svok
swapoff swapon switch_root sync sysctl syslogd tac tail tar taskset tc tee telnet telnetd test tftp time timeout top touch
tr traceroute traceroute6 true truncate ts tty tunctl ubirename udhcpc udhcpd uevent umount uname uncompress unexpand uniq
unix2dos unlink unlzma unshare unxz unzip uptime usleep uudecode uuencode vconfig vi w watch watchdog wc wget which who
whoami xargs xxd xz xzcat yes zcat
`);

const debian = words(`
[ add-shell addgroup addpart adduser agetty apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark arch awk b2sum
badblocks base32 base64 basename basenc bash bashbug blkdiscard blkid blkzone blockdev captoinfo cat chage chattr chcon chcpu
chfn chgpasswd chgrp chmem chmod choom chown chpasswd chroot chrt chsh cksum clear clear_console cmp comm cp cpgr cppw csplit
ctrlaltdel cut dash date dd deb-systemd-helper deb-systemd-invoke debconf debconf-apt-progress debconf-communicate
debconf-copydb debconf-escape debconf-set-selections debconf-show debugfs delgroup delpart deluser df diff diff3 dir dircolors
dirname dmesg dnsdomainname domainname dpkg dpkg-deb dpkg-divert dpkg-fsys-usrunmess dpkg-maintscript-helper dpkg-preconfigure
dpkg-query dpkg-realpath dpkg-reconfigure dpkg-split dpkg-statoverride dpkg-trigger du dumpe2fs e2freefrag e2fsck e2image
e2label e2mmpstatus e2scrub e2scrub_all e2undo e4crypt e4defrag echo egrep env expand expiry expr factor faillock faillog
fallocate false fgrep filefrag find findfs findmnt flock fmt fold fsck fsck.cramfs fsck.ext2 fsck.ext3 fsck.ext4 fsck.minix
fsfreeze fstab-decode fstrim getconf getent getopt getty gpasswd gpgv grep groupadd groupdel groupmems groupmod groups grpck
grpconv grpunconv gunzip gzexe gzip hardlink head hostid hostname i386 iconv iconvconfig id infocmp infotocap install
installkernel invoke-rc.d ionice ipcmk ipcrm ipcs ischroot isosize join killall5 last lastb lastlog ld.so ldattach ldconfig
ldd link linux32 linux64 ln locale localedef logger login logname losetup ls lsattr lsblk lscpu lsipc lslocks lslogins lsmem
lsns mawk mcookie md5sum md5sum.textutils mesg mkdir mke2fs mkfifo mkfs mkfs.bfs mkfs.cramfs mkfs.ext2 mkfs.ext3 mkfs.ext4
mkfs.minix mkhomedir_helper mklost+found mknod mkswap mktemp more mount mountpoint mv namei nawk newgrp newusers nice
nisdomainname nl nohup nologin nproc nsenter numfmt od pager pam-auth-update pam_getenv pam_namespace_helper
pam_timestamp_check partx passwd paste pathchk perl perl5.36.0 pidof pinky pivot_root pldd pr printenv printf prlimit ptx pwck
pwconv pwd pwhistory_helper pwunconv rbash readlink readprofile realpath remove-shell rename.ul renice reset resize2fs
resizepart rev rgrep rm rmdir rmt-tar rtcwake run-parts runcon runuser savelog script scriptlive scriptreplay sdiff sed
select-editor sensible-browser sensible-editor sensible-pager seq service setarch setpriv setsid setterm sg sh sha1sum
sha224sum sha256sum sha384sum sha512sum shadowconfig shred shuf sleep sort split start-stop-daemon stat stdbuf stty su sulogin
sum swaplabel swapoff swapon switch_root sync tabs tac tail tar tarcat taskset tee tempfile test tic timeout toe touch tput tr
true truncate tset tsort tty tune2fs tzselect uclampset umount uname uncompress unexpand uniq unix_chkpwd unix_update unlink
unshare update-alternatives update-passwd update-rc.d update-shells useradd userdel usermod users utmpdump vdir vigr vipw wall
wc wdctl whereis which which.debianutils who whoami wipefs x86_64 xargs yes ypdomainname zcat zcmp zdiff zdump zegrep zfgrep
zforce zgrep zic zless zmore znew zramctl
`);

/** Every applet that some official busybox image of any version has. */
export const busyboxApplets: ReadonlySet<string> = new Set([...official, ...older]);

/** Every command of the base image of Alpine 3.8 to 3.20. Since 3.7 telnet, httpd, ftp and the like are in busybox-extras. */
export const alpineCommands: ReadonlySet<string> = new Set([
  ...[...busyboxApplets].filter((name) => !alpineLacks.has(name)),
  ...alpineAdds,
]);

/** An upper bound for the Alpine versions that were not read: all that busybox could have been built with, and Alpine's own. */
export const alpineCommandsOfAnyVersion: ReadonlySet<string> = new Set([...busyboxApplets, ...alpineAdds]);

/** Every command of debian:bookworm-slim. */
export const bookwormCommands: ReadonlySet<string> = new Set(debian);

/** Every applet of the busybox that Debian 12 packages as busybox-static. */
export const debianApplets: ReadonlySet<string> = new Set(debianBusybox);
